"""Covers in a short free text what tells who somebody is: names, numbers, addresses, with no other reading.

For forms and notes. It covers more than the reader does in a document: a number of nine or twelve digits is
an identity number here however it is written, unless a unit behind it says what it counts.
"""

import re
from dataclasses import dataclass

from vungxanh.reader.rules.facts import Gazetteer
from vungxanh.reader.rules.people.contacts import addresses, plate_spans
from vungxanh.reader.rules.people.find import find_people
from vungxanh.reader.rules.source.clean import cleaned, composed
from vungxanh.reader.rules.text import MASK, Span, Text, overlapping

KINDS = ("name", "identity", "phone", "plate", "mail", "detail")
"""What can be covered: `detail` is a home, a birth, an age, a nickname or the number of another paper."""

_GAP = r"[ .\-\u00a0\u2009\u202f\u2063]{0,2}"
_UNIT = r"(?!\s*(?:đồng|đ\b|vnđ|vnd|usd|triệu|tỷ|tỉ|nghìn|viên|người|m2|m²|ha\b|kg|g\b|lượt))"
_NO_YEARS = r"(?!(?:(?:19|20)\d\d[ .\-]+){2}(?:19|20)\d\d\b)"
_TWELVE = re.compile(rf"(?<![\d/]){_NO_YEARS}\d(?:{_GAP}\d){{11}}(?!\d|[.,/]\d){_UNIT}", re.I)
_PHONE = re.compile(rf"(?<![\d/])(?:\+{_GAP}84|0{_GAP}\d)(?:{_GAP}\d){{8,9}}(?!\d|[,/]\d){_UNIT}", re.I)
_NINE = re.compile(rf"(?<![\d/.,])\d(?:{_GAP}\d){{8}}(?!\d|[.,/]\d){_UNIT}", re.I)


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with blocks over what was covered, as long as before, and the kinds of what was covered."""

    text: str
    kinds: frozenset[str]


def mask(raw: str, *, gazetteer: Gazetteer) -> Masked:
    """The text in NFC without control signs, covered; `gazetteer` keeps names of places in sight.

    What was covered is told by kind (`KINDS`) and never by its words. Blocks that the text has already stay,
    and are not told again: a masked text can be shown, sent back and masked once more.
    """
    before = composed(raw)
    text = Text.of(cleaned(before)[0])
    people = find_people(text, gazetteer)
    spans = dict.fromkeys(people.spans, "detail")
    for person in people.persons:
        spans[next(span for span in people.spans if overlapping(span, person.span))] = "name"
    told = [
        *_numbers(text.raw),
        *((span, "mail") for span in addresses(text.raw) if "@" in text.raw[slice(*span)]),
    ]
    told += [(span, "plate") for span in plate_spans(text.raw)]
    found = told + [
        (span, kind) for span, kind in spans.items() if kind == "name" or not _is_told(span, told)
    ]
    kinds = {kind for span, kind in found if _shows(before, span)}
    after = text.masked([*people.spans, *(span for span, _ in told)]).raw
    return Masked(_kept(before, after), frozenset(kinds))


def _shows(text: str, span: Span) -> bool:
    """Whether something under the span is in sight still."""
    return not set(text[slice(*span)]) <= {MASK, " ", "\n"}


def _kept(before: str, after: str) -> str:
    """The text after covering, with the blocks it had before: what is cleaned makes another sign of them."""
    if MASK not in before:
        return after
    return "".join(MASK if old == MASK else new for old, new in zip(before, after, strict=True))


def _is_told(span: Span, told: list[tuple[Span, str]]) -> bool:
    return any(overlapping(span, one) for one, _ in told)


def _numbers(raw: str) -> list[tuple[Span, str]]:
    """Identity numbers and telephones, the longer reading first where two fit."""
    found = list[tuple[Span, str]]()
    for pattern, kind in ((_TWELVE, "identity"), (_PHONE, "phone"), (_NINE, "identity")):
        spans = [one.span() for one in pattern.finditer(raw)]
        found += [(span, kind) for span in spans if not _is_told(span, found)]
    return found
