"""Reconciliations, looks from the province and yearly counts as pages show them: words and figures."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.dossiers.queries.looked import Looked, Seen
from vungxanh.dossiers.queries.province import Duties
from vungxanh.dossiers.queries.reconciled import Reconciled
from vungxanh.dossiers.rules.reconcile import Comparison, Reference
from vungxanh.dossiers.rules.yearly import CELLS, Part, Said
from vungxanh.dossiers.web import words
from vungxanh.dossiers.web.pages.desk import until
from vungxanh.ui.interface import day, number


@dataclass(frozen=True)
class ComparedPage:
    """A comparison, shown once: a sentence, and the decisions by where they stand."""

    says: str
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]
    same: tuple[str, ...]


def compared(found: Comparison) -> ComparedPage:
    """The page of a comparison."""
    said = {
        "same": number(len(found.same)),
        "here": number(len(found.only_here)),
        "there": number(len(found.only_there)),
    }
    text = (
        gettext("%(same)s quyết định khớp · %(here)s chỉ có ở đây · %(there)s chỉ có trong danh sách.") % said
    )
    if found.repeated:
        text += " " + gettext("%(n)s dòng lặp lại được tính một lần.") % {"n": number(found.repeated)}
    return ComparedPage(text, *(_written(one) for one in (found.only_here, found.only_there, found.same)))


def _written(references: Iterable[Reference]) -> tuple[str, ...]:
    return tuple(f"{one.symbol} · {day(one.day)}" for one in references)


def reconciled_row(found: Reconciled | None) -> tuple[str, ...]:
    """When a commune compared, and what came out; a commune that never did has no figures."""
    if found is None:
        return (gettext("chưa đối chiếu"),) + (gettext("chưa có số liệu"),) * 3
    return day(found.day), *map(number, (found.same, found.only_here, found.only_there))


def reconciled_words(found: Iterable[Reconciled | None]) -> str:
    """The one sentence of the province's page."""
    every = list(found)
    done = [one for one in every if one is not None]
    return gettext(
        "%(done)s/%(every)s xã, phường đã đối chiếu · %(differ)s nơi còn chênh lệch ở lần gần nhất."
    ) % {
        "done": number(len(done)),
        "every": number(len(every)),
        "differ": number(sum(not one.agrees for one in done)),
    }


@dataclass(frozen=True)
class SeenRow:
    """A dossier in the province's list."""

    kind: str
    decision: str
    until: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class LookedPage:
    """A page of a commune's dossiers for the province."""

    title: str
    purpose: str
    says: str
    rows: tuple[SeenRow, ...]
    next: int
    stopped: bool


def looked_page(found: Looked, commune: str, purpose: str) -> LookedPage:
    """The page of a look from the province."""
    says = gettext(
        "%(total)s hồ sơ xem được · trang %(page)s · hôm nay bạn đã xem %(today)s/%(most)s hồ sơ."
    ) % {
        "total": number(found.total),
        "page": number(found.page),
        "today": number(found.today),
        "most": number(found.most),
    }
    rows = tuple(map(_seen, found.rows))
    return LookedPage(
        commune, purpose, says, rows, found.page + 1 if found.more else 0, found.today >= found.most
    )


def _seen(row: Seen) -> SeenRow:
    return SeenRow(
        words.kind(row.kind),
        f"{row.symbol} · {day(row.decided_on)}",
        until(row.last_day, lapses=row.lapses),
        tuple(_notes(row)),
    )


def _notes(row: Seen) -> Iterable[str]:
    if row.awaits:
        yield gettext("chờ xác nhận: số liệu của xã chưa rõ cho đến khi xác nhận")
    if row.leaves_late:
        yield gettext("chuyển giao quá hạn")
    yield from (words.fix(rule) for rule in row.fixes)


def due_row(owed: Duties) -> tuple[str, ...]:
    """A commune in the register of requests."""
    return tuple(map(number, (owed.open_requests, owed.late_answers, owed.late_acts)))


def due_words(owed: Iterable[Duties]) -> str:
    """The one sentence of the register."""
    every = list(owed)
    return gettext("%(open)s yêu cầu đang chờ ở %(communes)s xã, phường · %(late)s quá hạn xử lý.") % {
        "open": number(sum(one.open_requests for one in every)),
        "communes": number(len(every)),
        "late": number(sum(one.late_acts for one in every)),
    }


PARTS: dict[Part, Promise] = {
    Part.ASKED: _("Yêu cầu gì"),
    Part.ANSWERED: _("Trả lời trong 2 ngày làm việc"),
    Part.OUTCOME: _("Kết quả"),
    Part.ACTED: _("Xử lý trong 10, 15 hoặc 20 ngày"),
}
TIMES: dict[str, Promise] = {"in_time": _("đúng hạn"), "late": _("quá hạn hoặc chưa làm")}
OPEN = _("chưa xong khi chốt số")


@dataclass(frozen=True)
class YearPage:
    """A year's requests as they are said: the sentence, and each division with its lines or none."""

    year: int
    says: str
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def year_page(year: int, found: Said) -> YearPage:
    """A year of the published counts."""
    if found.received is None:
        return YearPage(year, gettext("Đã nhận dưới 5 yêu cầu."), ())
    says = gettext("Đã nhận %(n)s yêu cầu.") % {"n": number(found.received)}
    if not found.received:
        return YearPage(year, says, ())
    return YearPage(
        year, says, tuple((str(PARTS[part]), _cells(part, found.parts.get(part, ()))) for part in CELLS)
    )


def _cells(part: Part, cells: Iterable[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(_cell(part, word)), number(count)) for word, count in cells)


def _cell(part: Part, word: str) -> Promise:
    if part is Part.OUTCOME:
        return words.OUTCOMES.get(word, OPEN)
    return words.REQUESTS[word] if part is Part.ASKED else TIMES[word]
