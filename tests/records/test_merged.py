"""Communes that were merged or split: what lay in them goes on under who answers for their ground."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import places
from tests.records.events.conftest import Events, events
from tests.records.test_months import Desk, desk
from tests.records.tips.conftest import Held, cheap_words, factors, held, later, province, quick_hashes, tell
from vungxanh.access.interface import Purpose, Role, create_post, duty, posts_of
from vungxanh.areas.interface import ground_within
from vungxanh.areas.models import Area, Succession
from vungxanh.indicators.interface import measure
from vungxanh.periods.interface import AssessmentYear, Period, ReportMonth
from vungxanh.records import interface as records
from vungxanh.records.actions import months
from vungxanh.records.actions.recording import record
from vungxanh.records.actions.tips.handling import close_tip
from vungxanh.records.actions.tips.keeping import keep_tips
from vungxanh.records.models import Tip
from vungxanh.records.queries.events import life
from vungxanh.records.queries.hotspots import hotspots, use_points_of_province
from vungxanh.records.queries.months import assembled
from vungxanh.records.queries.tips.desk import commune_tips, province_tips
from vungxanh.records.rules.events.hotspots import Basis, HotspotResolved, Measure
from vungxanh.records.rules.events.school import Activity, Level, School, Work
from vungxanh.records.rules.events.shape import Happened, RefusedEventError
from vungxanh.records.rules.monthly.sections import BY_CODE
from vungxanh.records.rules.tips.lists import Outcome

pytestmark = pytest.mark.django_db
__all__ = ["cheap_words", "desk", "events", "factors", "held", "province", "quick_hashes", "tell"]
MERGED = date(2026, 4, 15)
MARCH, APRIL, MAY = ReportMonth(2026, 3), ReportMonth(2026, 4), ReportMonth(2026, 5)
AFTER = datetime(2026, 5, 20, 5, tzinfo=UTC)
NONE = dict.fromkeys(BY_CODE, "none")


def succeed(
    before: list[int], *, on: date, extent: str = "whole", heirs: int = 1, code: str = "MS"
) -> list[int]:
    """New communes that take the ground of others on a day."""
    made = []
    for number in range(heirs):
        row = Area.objects.get(pk=before[0])
        row.pk, row.code, row.name, row.validity = None, f"{code}-{number}", f"Mẫu Mới {number}", (on, None)
        row.save(force_insert=True)
        made.append(int(row.pk))
    for one in before:
        since = Area.objects.get(pk=one).validity.lower
        Area.objects.filter(pk=one).update(validity=(since, on))
        for heir in made:
            Succession.objects.create(predecessor_id=one, successor_id=heir, extent=extent, resolution="1/NQ")
    return made


def officer(area: int, role: Role = Role.COMMUNE) -> Any:
    found = posts_of(area, role)
    if found:
        return found[0]
    return create_post(symbol=f"mau-{role}-{area}", title="M", role=role, area_id=area, by=None)


def test_a_hotspot_of_merged_communes_goes_on_under_their_heir_and_is_one_point(events: Events) -> None:
    first, second = events.communes["MT-01"], events.communes["MT-02"]
    told = places.found(first, on=date(2026, 3, 1), basis=Basis.DOCUMENTED, units=(second,))
    record(told, by=events.analyst, at=datetime(2026, 3, 4, 5, tzinfo=UTC))
    (heir,) = succeed([first, second], on=MERGED)
    assert ground_within([heir], MERGED)[heir] == {heir, first, second}
    assert ground_within([heir], date(2026, 4, 14))[heir] == {heir}
    by, on = officer(heir), AFTER.date()
    assert [row.subject for row in hotspots(by, on=on)] == [told.subject]
    points = {figure.indicator: figure.value for figure in assembled(heir, MAY, {}).figures}
    assert (points["G02"], points["D15"]) == (1, 1), "of two communes that are one now it is one point"
    assert use_points_of_province(events.province.id, day=on) == 1
    over = Happened(
        kind="hotspot_resolved",
        subject=told.subject,
        area=heir,
        day=date(2026, 5, 2),
        facts=HotspotResolved(measure=Measure.CLOSED),
    )
    with pytest.raises(RefusedEventError):
        record(replace(over, area=first), by=events.analyst, at=AFTER)
    record(over, by=by, at=AFTER)
    last = life(told.subject)[-1]
    assert (last.area, [unit.area for unit in last.units]) == (heir, [first, second])
    after = {figure.indicator: figure.value for figure in assembled(heir, MAY, {}).figures}
    assert (after["G02"], after["D15"], after["D17"]) == (0, 0, 1)


def handed_in(desk: Desk, area: int, month: ReportMonth, at: datetime) -> None:
    """A month without anything, submitted by the commune's own posts."""
    by, approver = officer(area), officer(area, Role.COMMUNE_APPROVER)
    months.prepare(area_id=area, month=month, said=NONE, remark="", by=by, at=at)
    digest = assembled(area, month, NONE).digest
    months.submit(area_id=area, month=month, digest=digest, by=approver, at=at)


def test_what_predecessors_reported_is_the_heirs_figure_of_that_month(desk: Desk) -> None:
    from tests.factories.events import case_in

    first, second = desk.events.communes["MT-01"], desk.events.communes["MT-02"]
    record(case_in(first, people=2), by=desk.officer, at=datetime(2026, 3, 16, 5, tzinfo=UTC))
    for area in (first, second):
        handed_in(desk, area, MARCH, datetime(2026, 3, 16, 5, tzinfo=UTC))
    handed_in(desk, first, APRIL, datetime(2026, 4, 14, 18, tzinfo=UTC))
    (heir,) = succeed([first, second], on=MERGED)

    def arrests(month: ReportMonth) -> tuple[int | None, list[int]]:
        facts = records.facts_table([heir], known_on=AFTER.date())
        (found,) = measure(
            facts,
            codes=["D02"],
            area_ids=[heir],
            period=month.period,
            as_of=month.as_of,
            map_on=month.as_of,
            known_on=AFTER.date(),
        )
        return found.numerator, [one.area_id for one in records.facts_by_id(found.fact_ids)]

    assert arrests(MARCH) == (2, [first, second]), "and it opens to both reports"
    assert arrests(APRIL) == (None, []), "one of them never reported April"
    handed_in(desk, heir, MAY, AFTER)
    assert arrests(MAY) == (0, [heir])
    page = signed(officer(heir, Role.COMMUNE_APPROVER)).get("/bao-cao/").content.decode()
    assert "Xã Mẫu Một" in page
    board = signed(desk.analyst).get("/bao-cao/tinh/?truoc=6").content.decode()
    assert "Xã Mẫu Hai: " in board


def signed(by: Any) -> Any:
    from tests.dossiers.keeping import client_of

    return client_of(by)


def test_tips_of_a_split_commune_are_seen_by_the_province_and_of_a_merged_one_by_its_heir(
    held: Held, tell: Callable[..., Any]
) -> None:
    here, there, _ = held.province.communes
    tell()
    tell(commune_id=there.id)
    keep_tips(at=later(1))
    day = later(2).date()
    succeed([here.id], on=day, extent="part", heirs=2)
    (heir,) = succeed([there.id], on=day, code="MG")
    found = province_tips(held.province.analyst, on=day).rows
    assert len(found) == 2
    with duty(Purpose.KEEP_TIPS):
        Tip.objects.update(passed_on=later(1).date(), state="passed")
    assert len(commune_tips(officer(heir), on=day).rows) == 1
    for tip in found:
        close_tip(tip_id=tip.id, outcome=next(iter(Outcome)), by=held.province.analyst, at=later(2))
    year = AssessmentYear(2027)
    table = records.counts_table([heir], period=year.period, as_of=year.as_of, known_on=date(2027, 1, 20))
    came = {
        (code, str(start)): value
        for code, start, value in zip(
            *(table[name].to_pylist() for name in ("indicator", "period_start", "value")), strict=True
        )
    }
    assert came["E05", "2026-12-15"] == 0


def test_schools_reports_and_routes_are_counted_for_the_engine_and_open_to_what_they_count(
    desk: Desk,
) -> None:
    area, at = desk.area, datetime(2026, 3, 16, 5, tzinfo=UTC)
    schools = [uuid4(), uuid4()]
    for number, subject in enumerate(schools, 1):
        told = School(level=Level.PRIMARY, number=number)
        record(
            Happened(kind="school_listed", subject=subject, area=area, day=date(2026, 2, 1), facts=told),
            by=desk.officer,
            at=at,
        )
    lesson = Activity(work=Work.LESSON)
    record(
        Happened(kind="school_activity", subject=schools[0], area=area, day=date(2026, 3, 2), facts=lesson),
        by=desk.officer,
        at=at,
    )
    handed_in(desk, area, MARCH, at)
    known_on = date(2026, 5, 20)
    span = Period(MARCH.period.start, APRIL.period.end)
    table = records.counts_table(
        [area, desk.events.province.id], period=span, as_of=APRIL.as_of, known_on=known_on
    )

    def measured(code: str) -> Any:
        (found,) = measure(
            table,
            codes=[code],
            area_ids=[area],
            period=span,
            as_of=APRIL.as_of,
            map_on=APRIL.as_of,
            known_on=known_on,
        )
        return found

    active, on_time = measured("E04"), measured("F03")
    assert (active.numerator, active.denominator) == (1, 2)
    assert (on_time.numerator, on_time.denominator) == (1, 2), "April was never handed in"
    assert measured("E05").numerator is None, "the province takes no tips yet: that is unknown, not none"
    (part, whole) = records.behind_counts(active.fact_ids, known_on=known_on)
    assert {one.subject for one in part.events} == set(schools) == {one.subject for one in whole.events}
    opened = records.behind_counts(on_time.fact_ids, known_on=known_on)
    assert {str(one.month) for behind in opened for one in behind.reports} == {"03/2026", "04/2026"}
