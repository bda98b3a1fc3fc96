"""What is wrong with a file, told so that its sender can put it right."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

MOST_PROBLEMS = 20_000
"""More are counted, not kept: a file in which every cell is wrong must not fill the memory."""

SHOWN = 40


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where, what, and what to do, in Vietnamese and English.

    `sheet` and `cell` are empty where the whole file or the whole sheet is meant.
    """

    sheet: str
    cell: str
    vi: str
    en: str

    @property
    def place(self) -> str:
        """Where it is, as a spreadsheet says it: `Số liệu!C14`."""
        return f"{self.sheet}!{self.cell}" if self.sheet and self.cell else self.sheet or self.cell

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.vi} / {self.en}"


@dataclass(slots=True)
class Problems:
    """Problems in the order found; keeps the first MOST_PROBLEMS and counts the rest."""

    kept: list[Problem] = field(default_factory=list)
    left_out: int = 0

    def add(self, sheet: str, cell: str, vi: str, en: str) -> None:
        """Note one."""
        if len(self.kept) < MOST_PROBLEMS:
            self.kept.append(Problem(sheet, cell, vi, en))
        else:
            self.left_out += 1

    def add_file(self, vi: str, en: str) -> None:
        """Note one that concerns the whole file."""
        self.add("", "", vi, en)

    def extend(self, others: "Problems") -> None:
        """Note those of another list."""
        for problem in others.kept:
            self.add(problem.sheet, problem.cell, problem.vi, problem.en)
        self.left_out += others.left_out

    def all(self) -> tuple[Problem, ...]:
        """Those kept, and one line that says how many more there are."""
        return tuple(self.kept) + tuple(self._rest())

    def _rest(self) -> Iterator[Problem]:
        if self.left_out:
            yield Problem(
                "",
                "",
                f"Còn {self.left_out} lỗi nữa không liệt kê; hãy sửa các lỗi trên rồi nạp lại.",
                f"{self.left_out} more problems are not listed; correct those above and import again.",
            )

    def __bool__(self) -> bool:
        return bool(self.kept)


class UnreadableError(Exception):
    """The file cannot be read any further; the text says why, in both languages."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi, self.en = vi, en


def shown(value: object) -> str:
    """A cell's content fit to be printed: cut short, without characters that could steer a terminal."""
    text = "".join(c if unicodedata.category(c)[0] != "C" else "·" for c in str(value)[: SHOWN + 1])
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
