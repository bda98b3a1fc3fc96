"""The page of a review as data: what is left, flags, the text with its marks, the facts beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from vungxanh.intake.queries.reviews import ProposalRow, ReviewDetail
from vungxanh.intake.rules.decisions import ACCEPTED, EDITED, REJECTED, UNDECIDED
from vungxanh.intake.rules.titles import visible
from vungxanh.intake.rules.windows import Placed, Window, pieces, windows
from vungxanh.intake.web.pages import words
from vungxanh.intake.web.pages.facts import FactRow, Problems, fact_row
from vungxanh.intake.web.pages.text import ShownPiece, quoted
from vungxanh.ui.interface import in_language, number

MOST_FLAGS = 60
NEIGHBOURS = 4
"""So many pages before and after the shown one are offered, and the first and the last."""


@dataclass(frozen=True)
class FlagRow:
    """Something to look at: what kind, what it says, and the words it is about with the way to them."""

    kind_word: str
    says: str
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Count:
    """How far a review is."""

    total: int
    left: int
    accepted: int
    rejected: int
    next: str

    @property
    def says(self) -> str:
        """The count in words."""
        if not self.total:
            return gettext("Không có đề xuất nào trong văn bản này.")
        if not self.left:
            return gettext("Đã xét cả %(total)s đề xuất.") % {"total": number(self.total)}
        said = {"left": number(self.left), "total": number(self.total)}
        return gettext("Còn %(left)s trong %(total)s đề xuất chưa xét.") % said


@dataclass(frozen=True)
class Editing:
    """The fact being edited, with what was entered and what is wrong with it."""

    number: int
    entered: Mapping[str, str]
    problems: Problems


@dataclass(frozen=True)
class ReviewPage:
    """Everything the review template places."""

    id: int
    title: str
    media: str
    page_date: str
    sha256: str
    expires_at: datetime
    count: Count
    flags: tuple[FlagRow, ...]
    more_flags: int
    pieces: tuple[ShownPiece, ...]
    facts: tuple[FactRow, ...]
    page: int
    pages: tuple[tuple[int, str, int], ...]
    before: str
    after: str
    length: int


def page_count(found: ReviewDetail) -> Count:
    """How far the review is, and where the next undecided fact stands."""
    cut = _windows(found)
    waiting = next((place for place, one in enumerate(found.proposals) if one.decision == UNDECIDED), None)
    return Count(
        total=len(found.proposals),
        left=found.left,
        accepted=found.count(ACCEPTED) + found.count(EDITED),
        rejected=found.count(REJECTED),
        next="" if waiting is None else _href(cut, waiting, found.proposals[waiting].number),
    )


def _windows(found: ReviewDetail) -> tuple[Window, ...]:
    return windows(found.text, [one.start for one in found.proposals])


def _href(cut: Sequence[Window], place: int, fact: int) -> str:
    """The address of a fact, relative to the page of the review."""
    return f"?trang={page_with(cut, place)}#de-xuat-{fact}"


def page_with(cut: Sequence[Window], place: int) -> int:
    """The page of the fact with that place in the order of reading."""
    return next((page for page, one in enumerate(cut, start=1) if one.first <= place < one.last), 1)


def next_href(found: ReviewDetail, decided: int) -> str:
    """Where to go after a decision: the next fact that is not decided, else the decided one."""
    places = {one.number: place for place, one in enumerate(found.proposals)}
    place = places[decided]
    order = [*range(place + 1, len(found.proposals)), *range(place)]
    target = next((one for one in order if found.proposals[one].decision == UNDECIDED), place)
    return _href(_windows(found), target, found.proposals[target].number)


def review_page(found: ReviewDetail, *, page: int, editing: Editing | None = None) -> ReviewPage:
    """The page of a review; `page` is clipped to those there are."""
    cut = _windows(found)
    page = min(max(page, 1), len(cut))
    window = cut[page - 1]
    here = found.proposals[window.first : window.last]
    flagged = _flagged(found)
    return ReviewPage(
        id=found.id,
        title=quoted(found.title),
        media=words.word(words.MEDIA, found.media),
        page_date=words.partial_day(found.page_date.isoformat() if found.page_date else None),
        sha256=found.sha256,
        expires_at=found.expires_at,
        count=page_count(found),
        flags=tuple(_flag_row(flag, found, cut) for flag in found.flags[:MOST_FLAGS]),
        more_flags=max(0, len(found.flags) - MOST_FLAGS),
        pieces=shown_pieces(window, here, found.text, found.layout),
        facts=tuple(row_of(one, found, flagged=flagged, page=page, editing=editing) for one in here),
        page=page,
        pages=pages_near(cut, page, [_left(found, one) for one in cut]),
        before=f"?trang={page - 1}" if page > 1 else "",
        after=f"?trang={page + 1}" if page < len(cut) else "",
        length=len(found.text),
    )


def pages_near(cut: Sequence[Window], page: int, left: Sequence[int]) -> tuple[tuple[int, str, int], ...]:
    """The pages to offer with their addresses and how much is left on each; none where there is only one."""
    if len(cut) == 1:
        return ()
    near = [one for one in range(1, len(cut) + 1) if one in {1, len(cut)} or abs(one - page) <= NEIGHBOURS]
    return tuple((one, f"?trang={one}", left[one - 1]) for one in near)


def _left(found: ReviewDetail, window: Window) -> int:
    return sum(one.decision == UNDECIDED for one in found.proposals[window.first : window.last])


def _flagged(found: ReviewDetail) -> frozenset[int]:
    """The numbers of the facts that a flag is about: those that begin inside its words, or hold them."""
    spans = sorted((start, end) for flag in found.flags for start, end in flag["spans"])
    numbers = set()
    place = 0
    for one in found.proposals:
        while place < len(spans) and spans[place][1] <= one.start:
            place += 1
        if place < len(spans) and spans[place][0] < one.end:
            numbers.add(one.number)
    return frozenset(numbers)


def row_of(
    one: ProposalRow,
    found: ReviewDetail,
    *,
    flagged: frozenset[int] | None = None,
    page: int,
    editing: Editing | None = None,
) -> FactRow:
    """The row of one fact of a review."""
    edited = editing is not None and editing.number == one.number
    return fact_row(
        one,
        found.text,
        flagged=one.number in (_flagged(found) if flagged is None else flagged),
        href=f"?trang={page}",
        editing=edited,
        entered=editing.entered if edited and editing else None,
        problems=editing.problems if edited and editing else None,
    )


def page_of(found: ReviewDetail, fact: int) -> int:
    """The page a fact stands on."""
    place = next((place for place, one in enumerate(found.proposals) if one.number == fact), 0)
    return page_with(_windows(found), place)


def _flag_row(flag: Mapping[str, Any], found: ReviewDetail, cut: Sequence[Window]) -> FlagRow:
    said = in_language(flag["vi"], flag["en"])
    quotes = [
        (quoted(found.text[start:end]), _place_href(cut, start, found)) for start, end in flag["spans"][:6]
    ]
    return FlagRow(words.word(words.FLAGS, flag["kind"]), visible(said), tuple(quotes))


def _place_href(cut: Sequence[Window], position: int, found: ReviewDetail) -> str:
    """The address of a place in the text: of the fact that begins there, else of its page."""
    page = next((page for page, one in enumerate(cut, start=1) if one.start <= position < one.end), 1)
    window = cut[page - 1]
    here = found.proposals[window.first : window.last]
    fact = next((one for one in here if one.start <= position < one.end), None)
    return f"?trang={page}#" + ("van-ban" if fact is None else f"cho-{fact.number}")


def shown_pieces(
    window: Window, here: Sequence[ProposalRow], text: str, layout: Sequence[tuple[int, int, str]]
) -> tuple[ShownPiece, ...]:
    """The text of a page in pieces, each with the facts over it."""
    decisions = {one.number: one.decision for one in here}
    placed = [Placed(one.number, one.start, one.end) for one in here]
    return tuple(
        ShownPiece(
            start=piece.start,
            text=visible(text[piece.start : piece.end]),
            facts=" ".join(map(str, piece.facts)),
            first=piece.facts[0] if piece.facts else 0,
            opens=piece.opens,
            state=decisions[piece.facts[0]] if piece.facts else "",
            dimmed=piece.dimmed,
        )
        for piece in pieces(window, placed, layout)
    )
