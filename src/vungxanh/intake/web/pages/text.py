"""Text of a document as it is shown: safe to look at, every character where it was."""

from dataclasses import dataclass

from vungxanh.intake.rules.titles import visible

LONGEST_QUOTE = 240


@dataclass(frozen=True)
class ShownPiece:
    """A run of text: the facts over it (innermost first), those that begin here, how it is marked."""

    start: int
    text: str
    facts: str
    first: int
    opens: tuple[int, ...]
    state: str
    dimmed: bool


def quoted(text: str) -> str:
    """Words of a document on one line, shortened in the middle when they are long."""
    line = " ".join(visible(text).split())
    if len(line) <= LONGEST_QUOTE:
        return line
    head = line[: LONGEST_QUOTE * 2 // 3].rpartition(" ")[0]
    return f"{head} … {line[-LONGEST_QUOTE // 4 :].partition(' ')[2]}"
