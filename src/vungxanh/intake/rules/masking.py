"""Cover a name that reading overlooked: blocks of the same length, so that every position stays true."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from vungxanh.intake.rules.drafts import Span
from vungxanh.reader.interface import MASK

SHORTEST, LONGEST = 2, 200
"""So many characters a covered name has: one letter would cover half the text."""


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """Where the words stand as whole words, in any letter case and with any white space between them."""
    parts = [re.escape(part) for part in unicodedata.normalize("NFC", words).split()]
    if not parts or not SHORTEST <= len(words.strip()) <= LONGEST:
        return ()
    between = r"\s+"
    pattern = re.compile(rf"(?<!\w){between.join(parts)}(?!\w)", re.IGNORECASE)
    return tuple(found.span() for found in pattern.finditer(text))


def covered(text: str, spans: Iterable[Span]) -> str:
    """The text with blocks over the spans; line ends stay, every other character becomes one block."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = ("\n" if letter == "\n" else MASK for letter in letters[start:end])
    return "".join(letters)


def touched(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a span shares a character with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in spans)


def names_in(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The words under the spans, each once, the longest first: they are to go from the facts as well."""
    found = {" ".join(text[start:end].split()) for start, end in spans}
    return tuple(sorted((name for name in found if name.strip(MASK + " ")), key=lambda one: (-len(one), one)))


Json: TypeAlias = "str | int | float | bool | dict[str, Json] | list[Json] | None"


def covered_data(data: Json, names: Sequence[str]) -> Json:
    """JSON with the names covered in every text, one block for each character."""
    if isinstance(data, str):
        for name in names:
            data = covered(data, occurrences(data, name))
        return data
    if isinstance(data, dict):
        return {key: covered_data(value, names) for key, value in data.items()}
    if isinstance(data, list):
        return [covered_data(value, names) for value in data]
    return data
