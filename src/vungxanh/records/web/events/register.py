"""The register of what happened, the life of one subject, and amending, withdrawing and undoing an event."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, may
from vungxanh.areas.interface import AreaSummary, areas, ground_within, titled
from vungxanh.records.actions.amending import REPLACED, UNDO, amend, undo, withdraw
from vungxanh.records.actions.recording import check
from vungxanh.records.queries.choosing import communes_around
from vungxanh.records.queries.events import Cursor, NoEventError, Version, event, events_of, lives
from vungxanh.records.queries.history import history
from vungxanh.records.queries.places import may_record
from vungxanh.records.rules.events.registry import BY_SLUG, KINDS
from vungxanh.records.rules.events.shape import Happened, RefusedEventError
from vungxanh.records.web.events.draft import Draft, answered
from vungxanh.records.web.events.flow import REASON, Doing, Step
from vungxanh.records.web.events.frame import choosing, of_events
from vungxanh.records.web.events.telling import JUST_NOW, offered
from vungxanh.records.web.events.words import refused, said

PAGE = 30
REASON_WORDS = {
    "mistyped": _("ghi nhầm"),
    "learned_more": _("biết thêm"),
    "wrong_area": _("nhầm địa bàn"),
    "duplicate": _("ghi trùng"),
    "withdrawn": _("không có việc này"),
}


@dataclass(frozen=True)
class Row:
    """One event in a list."""

    id: int
    subject: UUID
    day: date
    kind: str
    says: str
    place: str
    units: str
    post: str
    learned: datetime
    may_amend: bool = False
    replaced: bool = False
    withdrawn: bool = False
    reason: str = ""
    differing: str = ""


def row_of(one: Version, names: dict[int, AreaSummary], *, may_amend: bool = False) -> Row:
    """An event as a list shows it."""
    kind = KINDS[one.kind]
    units = [(titled(names[unit.area]), unit.share) for unit in one.units]
    return Row(
        id=one.id,
        subject=one.subject,
        day=one.day,
        kind=said(kind.label),
        says=said(kind.says(one)),
        place=titled(names[one.area]),
        units=", ".join(f"{name} ({share})" if share is not None else name for name, share in units),
        post=one.post,
        learned=one.learned_at,
        may_amend=may_amend and bool(kind.screens),
        replaced=one.replaced_by is not None,
        withdrawn=one.withdrawn,
        reason=str(REASON_WORDS[one.reason]) if one.reason else "",
    )


def names_of(found: Iterable[Version]) -> dict[int, AreaSummary]:
    """The areas of events, in one query."""
    return areas({area for one in found for area in (one.area, *(unit.area for unit in one.units))})


@require_safe
@of_events
def register(request: HttpRequest) -> HttpResponse:
    """What happened in the post's areas, newest first; the address filters by kind, commune and day known."""
    by, now = actor_of(request.user), timezone.now()
    on = timezone.localdate(now)
    communes = communes_around(by, on=on) if by.level == "province" else ()
    seen = [by.area_id, *(unit.id for unit in communes)]
    if not may(by, Verb.VIEW_EVENTS, area_id=by.area_id, on=on):
        raise NoEventError
    asked = Asked.of(request, communes)
    ground = ground_within([asked.commune] if asked.commune in seen else seen, on)
    found = events_of(
        sorted(set().union(*ground.values())),
        kinds=[asked.kind] if asked.kind else (),
        after=asked.after,
        limit=PAGE + 1,
        known_on=asked.known_on,
    )
    shown = found[:PAGE]
    names = names_of(shown)
    differing = differing_stages(shown, known_on=asked.known_on)
    given = {
        "title": pgettext("danh sách", "Sự kiện"),
        "rows": [replace(row_of(one, names), differing=differing.get(one.subject, "")) for one in shown],
        "asked": asked,
        "kinds": [(kind.slug, said(kind.label), kind.name == asked.kind) for kind in KINDS.values()],
        "communes": [(unit.id, titled(unit), unit.id == asked.commune) for unit in communes],
        "next": asked.link(shown[-1]) if len(found) > PAGE else "",
        "may_record": any(offered(by, kind) for kind in KINDS.values()),
        "just": _just_now(request, by, at=now),
    }
    return render(request, "records/events/register.html", given)


def differing_stages(found: Sequence[Version], *, known_on: date | None) -> dict[UUID, str]:
    """Of the cases in a list those of which agencies report different stages, in words; one query at most.

    What was reported of stages says it alone: the rest of their lives is not read.
    """
    cases = {one.subject for one in found if one.kind in CASES}
    told = {
        subject: more_of(STAGE, life)
        for subject, life in (lives(cases, alone=STAGE, known_on=known_on) if cases else {}).items()
    }
    return {subject: " ".join(words) for subject, words in told.items() if words}


CASES, STAGE = frozenset({"case", "case_share", "case_stage"}), "case_stage"


@dataclass(frozen=True)
class Asked:
    """What the address asks for."""

    kind: str = ""
    slug: str = ""
    commune: int = 0
    known_on: date | None = None
    after: Cursor | None = None

    @classmethod
    def of(cls, request: HttpRequest, communes: Sequence[AreaSummary]) -> "Asked":
        """What of the address can be understood; the rest is as if it were not there."""
        given = request.GET
        kind = BY_SLUG.get(given.get("viec", ""))
        commune = given.get("noi", "")
        return cls(
            kind=kind.name if kind else "",
            slug=kind.slug if kind else "",
            commune=int(commune) if commune in {str(unit.id) for unit in communes} else 0,
            known_on=_day(given.get("biet-den", "")),
            after=cursor_of(given.get("sau", "")),
        )

    def link(self, last: Version) -> str:
        """The address of the next page, after the last event of this one."""
        parts = [f"sau={last.day.isoformat()}.{last.id}"]
        parts += [f"viec={self.slug}"] if self.slug else []
        parts += [f"noi={self.commune}"] if self.commune else []
        parts += [f"biet-den={self.known_on.isoformat()}"] if self.known_on else []
        return "?" + "&".join(parts)


def _day(text: str) -> date | None:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError:
        return None


def cursor_of(text: str) -> Cursor | None:
    """Where a page begins, as an address says it: day and number with a dot; None for anything else."""
    day, _dot, number = text.partition(".")
    found = _day(day)
    known = number.isascii() and number.isdecimal() and len(number) < 19
    return Cursor(found, int(number)) if found and known else None


def _just_now(request: HttpRequest, by: Actor, *, at: datetime) -> Row | None:
    """What the holder recorded last, while it may still be undone."""
    number = request.session.get(JUST_NOW)
    if not isinstance(number, int):
        return None
    try:
        one = event(by, number, on=timezone.localdate(at))
    except NoEventError:
        return None
    if not one.counts or one.holder != by.holder or at - one.learned_at > UNDO:
        return None
    return row_of(one, names_of([one]))


@require_safe
@of_events
def subject(request: HttpRequest, subject: UUID) -> HttpResponse:
    """The life of one subject: what counts, what may follow, and every version that was ever told."""
    by, on = actor_of(request.user), timezone.localdate()
    found = history(by, subject, on=on)
    names = names_of(found)
    own = {one.area for one in found if may_record(by, Verb.RECORD_EVENTS, area_id=one.area, on=on)}
    counting = [one for one in found if one.counts]
    counting.sort(key=lambda one: (one.day, one.place))
    first = counting[0] if counting else None
    following = [
        (kind.slug, said(kind.label))
        for kind in KINDS.values()
        if first and first.kind in kind.follows and kind.screens and offered(by, kind)
    ]
    given = {
        "title": said(KINDS[(first or found[0]).kind].label),
        "rows": [row_of(one, names, may_amend=one.area in own) for one in counting],
        "versions": [row_of(one, names) for one in found] if len(found) > len(counting) else [],
        "following": following,
        "subject": str(subject),
        "reasons": list(REASON_WORDS.items()),
        "more": [part for kind in {one.kind for one in found} for part in more_of(kind, counting)],
    }
    return render(request, "records/events/subject.html", given)


def more_of(kind: str, life: Sequence[Version]) -> list[str]:
    """What a kind has to say of a life as a whole, such as a balance."""
    tell = KINDS[kind].whole
    return [said(words) for words in tell(life)] if tell is not None else []


@require_http_methods(["GET", "HEAD", "POST"])
@of_events
def change(request: HttpRequest, event: int) -> HttpResponse:
    """Amend an event by the form that told it, withdraw it for a reason, or undo it within ten minutes."""
    by, now = actor_of(request.user), timezone.now()
    on = timezone.localdate(now)
    old = one_to_change(by, event, on=on)
    if request.method == "POST" and request.POST.get("viec") in {"rut", "hoan-tac"}:
        return _taken_back(request, old, by=by, at=now)
    kind = KINDS[old.kind]
    if not kind.screens:
        raise NoEventError
    sent = request.POST if request.method == "POST" else answered(kind, old, key=uuid4())
    draft = Draft(kind, choosing(by, kind, on=on, asked=str(old.area)), sent)
    reasons = reasons_to_amend()

    def save(told: Happened, draft: Draft) -> HttpResponse:
        amend(old.id, told, reason=draft.data.get(REASON, ""), by=by, at=now)
        messages.success(request, gettext("Đã sửa; bản cũ vẫn còn trong lịch sử."))
        return redirect("event-subject", subject=old.subject)

    title = gettext("Sửa: %(kind)s") % {"kind": said(kind.label)}
    doing = Doing(
        title=title,
        check=lambda told: still(old) and check(told, by=by, on=on, instead_of=old),
        save=save,
        reasons=reasons,
    )
    return Step(request, draft, doing).answer()


def reasons_to_amend() -> list[tuple[str, str]]:
    """Why an event is told anew, as choices."""
    return [(value, str(text)) for value, text in REASON_WORDS.items() if value != "withdrawn"]


def still(old: Version) -> bool:
    """True; raises RefusedEventError where the version was replaced or withdrawn meanwhile."""
    if not old.counts:
        raise RefusedEventError(REPLACED)
    return True


def one_to_change(by: Actor, number: int, *, on: date) -> Version:
    """An event of the post's own areas. Raises NoEventError."""
    old = event(by, number, on=on)
    if not may_record(by, Verb(KINDS[old.kind].recorded_by), area_id=old.area, on=on):
        raise NoEventError
    return old


def _taken_back(request: HttpRequest, old: Version, *, by: Actor, at: datetime) -> HttpResponse:
    """Withdraw or undo, and say what has changed or why nothing was done."""
    try:
        if request.POST["viec"] == "hoan-tac":
            undo(old.id, by=by, at=at)
        else:
            withdraw(old.id, reason=request.POST.get(REASON, ""), by=by, at=at)
        messages.success(request, gettext("Đã rút; việc đó không còn được tính."))
    except RefusedEventError as error:
        messages.error(request, " ".join(refused(one) for one in error.refusals))
        return redirect(reverse("event-subject", args=(old.subject,)))
    return redirect("events")
