"""Tasks that an indicator closes: when they close, what opens them again, what is refused."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given as every
from hypothesis import strategies as st

from tests.factories.tasks import given_to, task_of
from tests.programme.conftest import Desk
from tests.programme.test_task_pages import client, text
from vungxanh.programme.rules.closing import Shown, next_act
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import FORBIDDEN, Comparison, Measure
from vungxanh.programme.rules.tasks import Done, Returned, Standing, State

DAY = date(2026, 3, 10)
QUOTE = "D16 3 (≥ 2)"


@every(
    ended=st.sampled_from([None, State.DONE, State.DONE_LATE, State.DROPPED]),
    reached=st.sampled_from([True, False, None]),
    by_indicator=st.booleans(),
    not_accepted=st.sampled_from(["", QUOTE]),
    as_of=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    since=st.dates(date(2026, 1, 1), DAY),
)
def test_only_a_known_value_closes_and_only_its_own_closing_is_opened(
    ended: State | None,
    reached: bool | None,
    by_indicator: bool,
    not_accepted: str,
    as_of: date,
    since: date,
) -> None:
    now = Standing(DAY, ended, None if ended is None else DAY)
    act = next_act(
        now,
        Shown(reached, as_of, QUOTE),
        by_indicator=by_indicator,
        not_accepted=not_accepted,
        since=since,
        on=DAY,
    )
    if isinstance(act, Done):
        assert (ended, reached, not_accepted, act.proof) == (None, True, "", "indicator")
        assert since <= act.on <= DAY
    elif isinstance(act, Returned):
        assert by_indicator
        assert reached is not True
        assert ended in {State.DONE, State.DONE_LATE}
    else:
        assert reached is not True or ended is not None or not_accepted
    if reached is None:
        assert not isinstance(act, Done)


def measured(area: int, value: int | None, on: date) -> None:
    from vungxanh.access.interface import acting
    from vungxanh.indicators.models import Measurement

    with acting(None, "test measurements"):
        Measurement.objects.create(
            code="D16",
            area_id=area,
            period=(date(on.year - 1, 12, 15), on + timedelta(1)),
            as_of=on,
            map_on=on,
            known_on=on,
            numerator=value,
            denominator=None,
            fact_ids=[],
            digest=f"{area}-{value}-{Measurement.objects.count()}",
        )


def closing(by: Any, assignment: int, on: date, indicator: str = "D16") -> Any:
    from vungxanh.programme.actions.closing import set_closing

    return set_closing(
        assignment=assignment,
        indicator=indicator,
        measure=Measure.COUNT,
        comparison=Comparison.AT_LEAST,
        value=Fraction(2),
        cut_off=on,
        by=by,
        at=timezone.now(),
    )


@pytest.mark.django_db
def test_a_value_closes_a_correction_opens_and_what_a_post_returned_stays_open(desk: Desk) -> None:
    from vungxanh.programme.actions import reporting
    from vungxanh.programme.actions.closing import Settled, settle, settle_all
    from vungxanh.programme.models import Task, TaskAct

    on, (first, second) = timezone.localdate(), desk.communes
    made = given_to(desk.analyst, desk.communes)
    own = task_of(made, first)
    measured(first, 3, on)
    measured(second, None, on)
    assert closing(desk.analyst, made, on) == Settled(1, 0)
    assert set(Task.objects.filter(ended="").values_list("area", flat=True)) == {second}
    act = TaskAct.objects.get()
    assert (act.task_id, act.proof, act.post, act.on) == (own, "indicator", "", on)
    assert act.reference.startswith(f"D16 3 (≥ 2) · 15/12/{on.year - 1}–{on:%d/%m/%Y} · bản đồ {on:%d/%m/%Y}")
    assert settle_all(at=timezone.now()) == Settled()
    measured(first, 1, on)
    assert settle_all(at=timezone.now()) == Settled(0, 1)
    assert "D16 1 (≥ 2)" in TaskAct.objects.get(act="returned").text
    measured(first, 4, on)
    assert settle(assignment=made, by=desk.analyst, at=timezone.now()) == Settled(1, 0)
    reporting.send_back(task_id=own, reason="Số đếm trùng", by=desk.analyst, at=timezone.now())
    assert settle_all(at=timezone.now()) == Settled()
    measured(first, 5, on)
    assert settle_all(at=timezone.now()) == Settled(1, 0)


@pytest.mark.django_db
def test_the_page_sets_a_closing_value_and_refuses_a_quota_on_people(desk: Desk) -> None:
    on = timezone.localdate()
    made = given_to(desk.analyst, desk.communes)
    browser, at = client(desk.analyst), f"/chuong-trinh/viec/giao/{made}/"
    sent = {"indicator": "D02", "measure": "count", "comparison": "ge", "value": "2"}
    sent |= {"cut_off": f"{on:%d/%m/%Y}"}
    shown = text(browser.post(at, sent), 422)
    assert "Không đặt chỉ tiêu về số người bị bắt" in shown
    late = sent | {"indicator": "D16", "cut_off": f"{on + timedelta(99):%d/%m/%Y}"}
    assert "chọn ngày chốt sớm hơn" in text(browser.post(at, late), 422)
    shown = text(browser.post(at, sent | {"indicator": "D16"}, follow=True))
    assert "0 việc tự khép, 0 việc mở lại" in shown
    measured(desk.communes[0], 2, on)
    assert "1 việc tự khép, 0 việc mở lại" in text(browser.post(at, {}, follow=True))
    task = text(browser.get(f"/chuong-trinh/viec/{task_of(made, desk.communes[0])}/"))
    assert "hệ thống tự ghi theo chỉ số" in task
    assert "D16 2 (≥ 2)" in task
    with pytest.raises(ProgrammeRefusedError, match="đã có mức tự khép"):
        closing(desk.analyst, made, on)
    assert browser.get(at).content.decode().count("Đối chiếu chỉ số ngay") == 1
    assert "Đối chiếu chỉ số ngay" not in text(client(desk.officer).get(at))
    assert client(desk.officer).post(at, {}).status_code == 403


@pytest.mark.django_db
def test_no_quota_on_people_closes_a_task_even_past_the_rules(desk: Desk) -> None:
    from django.db import IntegrityError, transaction

    from vungxanh.access.interface import acting
    from vungxanh.programme.models import ClosingValue

    made = given_to(desk.analyst, desk.communes)
    told = {"measure": "count", "comparison": "ge", "numerator": 1, "cut_off": DAY, "post": "thử"}
    for indicator in sorted(FORBIDDEN):
        with pytest.raises(IntegrityError, match="no_quota"), transaction.atomic(), acting(None, "test"):
            ClosingValue.objects.create(assignment_id=made, indicator=indicator, at=timezone.now(), **told)
