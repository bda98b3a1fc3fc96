"""Two finished documents as data: what contradicts on top, then what both say, with both sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from vungxanh.intake.queries.documents import DocumentDetail, MarkSummary
from vungxanh.intake.rules.comparing import Noted, Row, rows
from vungxanh.intake.rules.fields import FIELDS
from vungxanh.intake.rules.titles import visible
from vungxanh.intake.web.pages import words
from vungxanh.intake.web.pages.facts import headline, shown
from vungxanh.intake.web.pages.text import quoted
from vungxanh.ui.interface import number

MOST_ROWS = 400


@dataclass(frozen=True)
class Source:
    """One of the two documents."""

    title: str
    href: str
    finished: str
    by: str


@dataclass(frozen=True)
class Said:
    """What one document says: the fact, the field that differs, the words around it, the way to them."""

    head: str
    differs: str
    before: str
    quote: str
    after: str
    href: str


@dataclass(frozen=True)
class Meets:
    """One row: what kind of fact, what about it differs, and both sides."""

    kind_word: str
    differs: str
    sides: tuple[Said, Said]


@dataclass(frozen=True)
class SidePage:
    """Everything the template of a comparison places."""

    sources: tuple[Source, Source]
    says: str
    contradictions: tuple[Meets, ...]
    same: tuple[Meets, ...]
    more: int


Side = tuple[DocumentDetail, Sequence[MarkSummary]]


def side_by_side(left: Side, right: Side) -> SidePage:
    """The comparison of two finished documents by what was accepted in them."""
    noted = [
        [
            Noted(mark.number, mark.kind, mark.data, (mark.start, mark.end), place)
            for place, mark in enumerate(marks)
        ]
        for _, marks in (left, right)
    ]
    found = rows(noted[0], noted[1])
    shown_rows = found[:MOST_ROWS]
    made = [(row.meeting, _meets(row, left, right)) for row in shown_rows]
    contradictions = tuple(one for meeting, one in made if meeting == "contradiction")
    return SidePage(
        sources=(_source(left[0]), _source(right[0])),
        says=_says(found),
        contradictions=contradictions,
        same=tuple(one for meeting, one in made if meeting == "same"),
        more=len(found) - len(shown_rows),
    )


def _source(document: DocumentDetail) -> Source:
    return Source(
        quoted(document.title) or gettext("Văn bản không có dòng nào"),
        reverse("document", args=(document.id,)),
        f"{document.finished_at:%d/%m/%Y}",
        document.by,
    )


def _says(found: Sequence[Row]) -> str:
    apart = sum(row.meeting == "contradiction" for row in found)
    same = len(found) - apart
    if not found:
        return gettext("Hai tài liệu không có dữ kiện nào gặp nhau.")
    apart_said = ngettext("%(n)s chỗ mâu thuẫn", "%(n)s chỗ mâu thuẫn", apart) % {"n": number(apart)}
    same_said = ngettext("%(n)s dữ kiện giống nhau", "%(n)s dữ kiện giống nhau", same) % {"n": number(same)}
    return f"{apart_said}; {same_said}."


def _meets(row: Row, left: Side, right: Side) -> Meets:
    field = next((one for one in FIELDS[row.kind] if one.path == row.differs), None)
    label = words.field_label(row.kind, row.differs) if field else ""
    sides = tuple(
        _said(noted, side, "" if field is None else shown(row.kind, field, noted.data))
        for noted, side in ((row.left, left), (row.right, right))
    )
    return Meets(words.word(words.KINDS, row.kind), label, (sides[0], sides[1]))


def _said(noted: Noted, side: Side, differs: str) -> Said:
    document, marks = side
    mark, head = marks[noted.place], headline(noted.kind, noted.data)
    return Said(
        head=head,
        differs="" if differs in head else differs,
        before=visible(mark.before).split("\n")[-1],
        quote=quoted(mark.quote),
        after=visible(mark.after).split("\n")[0],
        href=f"{reverse('document', args=(document.id,))}?so={noted.number}#cho-{noted.number}",
    )
