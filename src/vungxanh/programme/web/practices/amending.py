"""Correcting a practice on its page, and what the corrections replaced."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import Actor
from vungxanh.programme.actions.practices import amend
from vungxanh.programme.models import PracticeChange
from vungxanh.programme.queries.directives import visible
from vungxanh.programme.queries.practices import PracticeRow, changes_of, may_amend
from vungxanh.programme.rules.practices import Audience, WorkSort
from vungxanh.programme.web.directives.choices import documents_to_choose
from vungxanh.programme.web.practices.forms import NO_INDICATOR, AmendSortsForm, AmendWordsForm
from vungxanh.programme.web.practices.words import AUDIENCES, WORKS, indicator_name
from vungxanh.ui.interface import day

WORDS, SORTS = "sua-loi", "sua-loai"
FIELDS: Mapping[str, Promise] = {
    "title": _("tên"),
    "what": _("làm gì"),
    "work": _("loại việc"),
    "audience": _("dành cho"),
    "aim": _("chỉ số cần thay đổi"),
    "proposed_on": _("ngày đề xuất"),
    "directive": _("văn bản nêu mô hình"),
}
Add = Callable[..., None]
Facts = Mapping[str, Any]


def add_forms(add: Add, found: PracticeRow, *, by: Actor, on: date) -> None:
    """The two forms that correct: of the words, and of what the practice is sorted under."""
    if not may_amend(by, found.area, on=on):
        return
    seen = len(changes_of(found.id))
    words = {"title": found.title, "what": found.what, "proposed_on": found.proposed_on}
    sorts = {"work": found.work.value, "audience": found.audience.value, "directive": found.directive}
    sorts["aim"] = found.aim or NO_INDICATOR
    add(WORDS, AmendWordsForm, initial={"seen": seen, **words})
    add(SORTS, AmendSortsForm, directives=documents_to_choose(by), initial={"seen": seen, **sorts})


def take(found: PracticeRow, facts: Facts, *, by: Actor, at: datetime) -> None:
    """Take what was sent in one of those forms. Raises ProgrammeRefusedError."""
    told = dict(facts)
    reason, seen = told.pop("reason"), told.pop("seen")
    if "aim" in told:
        told["aim"] = "" if told["aim"] == NO_INDICATOR else told["aim"]
        told["work"], told["audience"] = WorkSort(told["work"]), Audience(told["audience"])
    after = replace(found.described, **told)
    amend(practice=found.id, told=after, reason=reason, seen=seen, by=by, at=at)


def history(found: PracticeRow, *, by: Actor, on: date) -> list[dict[str, object]]:
    """Every correction in words: what stood, what stands, why, by which post and when; the newest first."""
    changes = changes_of(found.id)
    asked = {int(one) for change in changes for one in change.replaced.get("directive", ()) if one}
    documents = {str(row.pk): str(row) for row in visible(by).filter(pk__in=asked)} if asked else {}
    return [_told(change, documents, on) for change in reversed(changes)]


def _told(change: PracticeChange, documents: Mapping[str, str], on: date) -> dict[str, object]:
    return {
        "lines": [
            (said, *(_said(name, value, documents, on) for value in change.replaced[name]))
            for name, said in FIELDS.items()
            if name in change.replaced
        ],
        "reason": change.reason,
        "post": change.post,
        "at": change.at,
    }


def _said(name: str, value: str, documents: Mapping[str, str], on: date) -> str:
    """A value that stood or stands, as the page says it."""
    if name == "aim":
        return indicator_name(value, on)
    if name == "directive":
        return documents.get(value, gettext("văn bản khác")) if value else gettext("không có")
    if name == "proposed_on":
        return day(date.fromisoformat(value))
    if name == "work":
        return str(WORKS[WorkSort(value)])
    return str(AUDIENCES[Audience(value)]) if name == "audience" else value
