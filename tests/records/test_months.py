"""A commune's month in the database: prepared, submitted, returned, locked, reopened; what counts when."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from tests.factories.events import case_in as told
from tests.records.events.conftest import Events, counted, events
from vungxanh.periods.interface import ReportMonth

pytestmark = pytest.mark.django_db
__all__ = ["counted", "events"]

MONTH = ReportMonth(2026, 3)
NOON = datetime(2026, 3, 16, 5, tzinfo=UTC)


class Desk(NamedTuple):
    """The commune of the test and those who write its report."""

    events: Events
    area: int
    officer: Any
    approver: Any
    analyst: Any


@pytest.fixture
def desk(events: Events) -> Desk:
    from vungxanh.access.interface import Role, create_post

    area = events.communes["MT-01"]
    approver = create_post(symbol="MT-01-D", title="D", role=Role.COMMUNE_APPROVER, area_id=area, by=None)
    return Desk(events, area, events.officer, approver, events.analyst)


def prepared(desk: Desk, at: datetime = NOON, **said: str) -> None:
    from vungxanh.records.actions import months
    from vungxanh.records.rules.monthly.sections import BY_CODE

    every = dict.fromkeys(BY_CODE, "none") | said
    months.prepare(area_id=desk.area, month=MONTH, said=every, remark="", by=desk.officer, at=at)


def digest(desk: Desk) -> str:
    from vungxanh.records.queries.months import assembled, reports

    said = reports([desk.area], [MONTH])[desk.area, MONTH].prepared
    return assembled(desk.area, MONTH, said.said if said else {}).digest


def submitted(desk: Desk, at: datetime = NOON) -> None:
    from vungxanh.records.actions import months

    months.submit(area_id=desk.area, month=MONTH, digest=digest(desk), by=desk.approver, at=at)


def locked(desk: Desk, at: datetime = NOON) -> None:
    from vungxanh.records.actions import months

    months.validate(area_id=desk.area, month=MONTH, by=desk.analyst, at=at)


def case(desk: Desk, *, people: int = 2, at: datetime = NOON) -> int:
    from vungxanh.records.actions.recording import record

    return record(told(desk.area, people=people), by=desk.officer, at=at)


def refusal(act: Callable[[], object]) -> str:
    from vungxanh.records.rules.monthly.steps import ReportRefusedError

    with pytest.raises(ReportRefusedError) as refused:
        act()
    return refused.value.code


def test_a_submission_freezes_the_figures_with_their_events(desk: Desk) -> None:
    from vungxanh.records.models import ReportFigure

    number = case(desk)
    prepared(desk)
    submitted(desk)
    rows = {row.indicator: row for row in ReportFigure.objects.filter(area_id=desk.area)}
    assert (rows["D01"].value, rows["D01"].events) == (1, [number])
    assert (rows["D02"].value, rows["E01"].value) == (2, 0)
    assert rows["D02"].as_of == date(2026, 3, 14)


def test_what_is_missing_is_not_handed_in(desk: Desk) -> None:
    from vungxanh.records.actions import months

    months.prepare(
        area_id=desk.area, month=MONTH, said={"cases": "none"}, remark="", by=desk.officer, at=NOON
    )
    assert refusal(lambda: submitted(desk)) == "missing"


def test_figures_that_changed_since_they_were_shown_are_not_handed_in(desk: Desk) -> None:
    from vungxanh.records.actions import months

    prepared(desk)
    shown = digest(desk)
    case(desk)
    submit = {"area_id": desk.area, "month": MONTH, "digest": shown, "by": desk.approver, "at": NOON}
    assert refusal(lambda: months.submit(**submit)) == "changed"


def test_a_month_that_is_not_over_is_not_reported(desk: Desk) -> None:
    assert refusal(lambda: prepared(desk, at=datetime(2026, 3, 14, 5, tzinfo=UTC))) == "not_over"


def test_only_the_own_posts_take_the_steps(desk: Desk) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.records.actions import months
    from vungxanh.records.queries.months import report

    prepared(desk)
    for by in (desk.officer, desk.analyst, desk.events.neighbour):
        with pytest.raises(Refused):
            months.submit(area_id=desk.area, month=MONTH, digest=digest(desk), by=by, at=NOON)
    submitted(desk)
    for by in (desk.officer, desk.approver, desk.events.foreign):
        with pytest.raises(Refused):
            months.validate(area_id=desk.area, month=MONTH, by=by, at=NOON)
    with pytest.raises(Refused):
        report(desk.events.neighbour, desk.area, MONTH, on=date(2026, 3, 16))


def test_a_locked_month_takes_no_event_until_it_is_opened_again(desk: Desk) -> None:
    from vungxanh.records.actions import months
    from vungxanh.records.actions.amending import withdraw
    from vungxanh.records.rules.events.shape import RefusedEventError

    number = case(desk)
    prepared(desk)
    submitted(desk)
    late = case(desk)
    locked(desk)
    for act in (lambda: case(desk), lambda: withdraw(number, reason="duplicate", by=desk.officer, at=NOON)):
        with pytest.raises(RefusedEventError) as refused:
            act()
        assert [one.code for one in refused.value.refusals] == ["locked"]
        assert "xin tỉnh mở lại" in refused.value.refusals[0].vi
    months.reopen(area_id=desk.area, month=MONTH, reason="late_event", remark="", by=desk.analyst, at=NOON)
    withdraw(late, reason="duplicate", by=desk.officer, at=NOON)


def test_a_remark_is_masked_and_the_trace_stays(desk: Desk) -> None:
    from vungxanh.records.actions import months
    from vungxanh.records.queries.months import report

    prepared(desk)
    submitted(desk)
    months.send_back(
        area_id=desk.area, month=MONTH, reason="doubtful", remark="gọi 0912345678", by=desk.analyst, at=NOON
    )
    found = report(desk.analyst, desk.area, MONTH, on=date(2026, 3, 16))
    assert [one.act.value for one in found.steps] == ["prepared", "submitted", "returned"]
    assert "0912345678" not in found.steps[-1].remark
    assert found.state.value == "returned"


def test_the_facts_of_a_month_count_from_its_submission_to_its_return(desk: Desk) -> None:
    from vungxanh.records.actions import months
    from vungxanh.records.interface import facts_table

    case(desk)
    prepared(desk)
    submitted(desk)
    months.send_back(
        area_id=desk.area,
        month=MONTH,
        reason="missing",
        remark="",
        by=desk.analyst,
        at=NOON + timedelta(days=3),
    )

    def known(day: int) -> list[tuple[Any, Any]]:
        rows = facts_table([desk.area], known_on=date(2026, 3, day)).to_pylist()
        return [(row["value"], row["withdrawn_on"]) for row in rows if row["indicator"] == "D02"]

    assert known(15) == []
    assert known(16) == known(18) == [(2, None)]
    assert known(19) == [(2, date(2026, 3, 19))]


def test_two_approvers_at_once_hand_it_in_once(desk: Desk) -> None:
    prepared(desk)
    submitted(desk)
    assert refusal(lambda: submitted(desk)) == "state"


def test_reading_a_province_of_reports_takes_one_query(
    desk: Desk, django_assert_num_queries: Callable[[int], Any]
) -> None:
    from vungxanh.records.queries.months import reports
    from vungxanh.records.rules.monthly.due import months_owed

    prepared(desk)
    with django_assert_num_queries(1):
        found = reports([desk.area, desk.events.communes["MT-02"]], months_owed(date(2026, 3, 16)))
    assert [one.state.value for one in found.values()].count("prepared") == 1
