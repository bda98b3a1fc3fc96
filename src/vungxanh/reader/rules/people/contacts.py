"""Ways to reach or recognise a person: telephone, e-mail, identity number, number plate."""

import re
from collections.abc import Iterable, Iterator

from vungxanh.reader.rules.people.runs import Run
from vungxanh.reader.rules.text import Span, Text

_NUMBER = re.compile(
    # identity number in groups of three and more: twelve digits in all, and nothing after them
    r"(?=\d(?:[ .-]?\d){11}(?![\w.,]\d|\w))0\d{2,5}(?:[ .-]\d{3,6}){1,3}"
    r"|(?:\+84[ .]?\d{1,3}|0\d{2,4})(?:[ .-]?\d{3,4}){2}(?![\d/])"  # telephone in groups of three or four
    r"|0\d{2,3}(?:[ .]\d{2,3}){3}(?![\d/])"  # in groups of two; never the pairs of a date or a table
    r"|0\d{8,10}(?![\d/])"
    r"|0\d{11}(?![\w.,]\d|\w)"  # identity number
)
_PLATE = re.compile(
    r"\d{2}[ -]?[A-ZĐ]{1,2}\d?[ \xa0]?[-–]?[ \xa0]?(?:\d{3}\.\d{2}|\d{5}|(?<=[ -])\d{4})(?![\w/])"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_SLUG = re.compile(r"(?<=/)[\w.]*(?:-[\w.]+){3,}")  # a headline without marks at the end of a web address
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PICTURE = re.compile(r"[\w-]{1,120}\.(?:jpe?g|png|webp|gif)\b")
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif")


def contact_at(text: Text, number: int) -> list[Span]:
    """The telephone or identity number that begins at a word with a nought or plus first."""
    found = _NUMBER.match(text.raw, text.starts[number]) if text.keys[number][0] in "0+" else None
    before = text.raw[text.starts[number] - 1 : text.starts[number]]
    return [found.span()] if found and before not in tuple("/.,0123456789") else []


def plates(text: Text, runs: Iterable[Run]) -> Iterator[Span]:
    """Number plates: a letter or two that touch the number before them."""
    for run in runs:
        first = run.first
        if run.last - first > 1 or first == 0 or len(text.words[first]) > 2:
            continue
        if text.words[first - 1].isdigit() or text.keys[first - 1] == "-":
            number = first - 1 if text.words[first - 1].isdigit() else max(first - 2, 0)
            found = _PLATE.match(text.raw, text.starts[number])
            if found:
                yield found.span()


def plate_spans(raw: str) -> Iterator[Span]:
    """Number plates anywhere in a short text."""
    return (found.span() for found in _PLATE.finditer(raw))


def addresses(raw: str) -> Iterator[Span]:
    """E-mail addresses, the telling part of web addresses, names of pictures."""
    yield from _around(raw, "@", _MAIL, 64)
    if "://" in raw or "www." in raw:
        for address in _ADDRESS.finditer(raw):
            yield from (found.span() for found in _SLUG.finditer(raw, *address.span()))
    for ending in _ENDINGS:
        yield from _around(raw, ending, _PICTURE, 120)


def _around(raw: str, sign: str, pattern: re.Pattern[str], reach: int) -> Iterator[Span]:
    """What the pattern finds around each place of a rare sign, so that a long text costs one look."""
    at, done = raw.find(sign), 0
    while at >= 0:
        found = pattern.search(raw, max(at - reach, done), at + 2 * reach)
        if found and found.end() > at:
            yield found.span()
            done = found.end()
        at = raw.find(sign, max(at + 1, done))
