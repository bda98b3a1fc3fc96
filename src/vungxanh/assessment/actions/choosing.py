"""Deciding which source a commune's figures come from."""

from datetime import date, datetime

from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, acting, require
from vungxanh.areas.interface import area
from vungxanh.assessment.models import SourceChoice
from vungxanh.assessment.queries.sides import settings_of
from vungxanh.assessment.rules.sources import Side


class BadChoiceError(ValueError):
    """A decision on a source that cannot be taken; the text is in Vietnamese and English."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi, self.en = vi, en
        super().__init__(f"{vi} / {en}")


def choose_source(
    *,
    area_id: int,
    side: Side,
    since: date,
    whole_from: date | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Let a commune's figures come from one source from a day on; returns the decision's id.

    It changes the assessments whose last day is not before `since`, when they are next made. `whole_from`:
    the registers hold everything since then, so that nothing in them means zero. Saying what is already
    decided changes nothing. Raises BadChoiceError and Refused.
    """
    today = timezone.localdate(at)
    require(by, Verb.CHOOSE_SOURCE, area_id=area_id, on=today)
    _check(area_id, side, whole_from, today)
    held = settings_of([area_id], on=since, known_on=today).get(area_id)
    if held is not None and (held.side, held.since, held.whole_from) == (side, since, whole_from):
        return held.id
    with acting(by, "choose source"):
        row = SourceChoice.objects.create(
            area_id=area_id,
            side=side.value,
            since=since,
            whole_from=whole_from,
            post_id=by.post_id,
            decided_at=at,
        )
    return row.pk


def _check(area_id: int, side: Side, whole_from: date | None, today: date) -> None:
    place = area(area_id)
    if place.level != "commune":
        raise BadChoiceError(
            f"{place.name} không phải xã, phường: nguồn số liệu được chọn cho từng xã.",
            f"{place.name} is no commune: a source is chosen for each commune.",
        )
    if whole_from is not None and side is not Side.REGISTERS:
        raise BadChoiceError(
            "Chỉ khi chọn hồ sơ, sự kiện mới khai chúng đủ từ ngày nào; hãy bỏ trống ngày đó.",
            "Only with registers it is said since when they hold everything: leave it out or choose them.",
        )
    if whole_from is not None and whole_from > today:
        raise BadChoiceError(
            f"Chưa thể khai hồ sơ, sự kiện đủ từ {whole_from:%d/%m/%Y}: ngày đó chưa tới.",
            f"Registers cannot be declared whole from {whole_from.isoformat()}: that day has not come.",
        )
