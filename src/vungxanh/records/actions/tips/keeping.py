"""What falls due with tips: the batch of the day before, texts and codes past their time, merged communes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils.timezone import localdate

from vungxanh.access.interface import Actor, Purpose, acting, duty, forget_looks
from vungxanh.areas.interface import areas, heirs_of
from vungxanh.records.models import Tip, TipCode, TipInbox, TipText
from vungxanh.records.rules.tips.course import CODE_DAYS, texts_over


@dataclass(frozen=True, slots=True)
class TipsKept:
    """What the duties did, as counts."""

    taken_in: int
    texts: int
    codes: int


def keep_tips(*, at: datetime) -> TipsKept:
    """Do what is due by an instant; cheap when nothing is, and the same when done twice."""
    on = localdate(at)
    with acting(None, "keep tips"), duty(Purpose.KEEP_TIPS):
        _pass_on(on)
        taken = _call("SELECT records_take_in_tips(%s, %s)", on, CODE_DAYS)
        over = TipText.objects.filter(received_on__lte=texts_over(on)).values_list("tip", flat=True)
        texts = destroy_texts(list(over), on=on)
        return TipsKept(taken, texts, _call("SELECT records_end_tip_codes(%s)", on))


def write_texts_anew(*, by: Actor | None = None) -> None:
    """Write the table of texts anew, so that no page of its file holds what rows were before."""
    with duty(Purpose.KEEP_TIPS, by=by):
        _call("SELECT records_destroy_tip_texts('{}')")


def destroy_texts(tips: Sequence[UUID], *, on: date, by: Actor | None = None) -> int:
    """Destroy the texts of tips, in every page of every file, and what says which looks were at them."""
    if not tips:
        return 0
    with duty(Purpose.KEEP_TIPS, by=by):
        gone = _call("SELECT records_destroy_tip_texts(%s::uuid[])", [str(one) for one in tips])
        Tip.objects.filter(pk__in=tips, with_text=True, text_ended_on=None).update(text_ended_on=on)
        forget_looks(tips)
    return gone


def _pass_on(on: date) -> None:
    """Give the tips of a commune that was merged to the one that carries on; after a split they stay."""
    used = set(Tip.objects.values_list("area", flat=True)) | set(
        TipInbox.objects.values_list("area", flat=True)
    )
    for pk, unit in areas(used).items():
        if unit.valid_to and unit.valid_to <= on and len(heirs := heirs_of(pk, on)) == 1:
            Tip.objects.filter(area=pk).update(area=heirs[0])
            for table in (TipInbox, TipText, TipCode):
                table.objects.filter(area=pk).update(area=heirs[0])


def _call(sql: str, *values: date | int | list[str]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        answer: int = cursor.fetchone()[0]
    return answer
