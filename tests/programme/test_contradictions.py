"""Where what is held contradicts itself: both sides with their sources, and the task it becomes, once."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.directives import entered
from tests.factories.tasks import given_to
from tests.programme.conftest import Desk
from tests.programme.recounted import closure
from tests.programme.test_register import tie
from tests.programme.test_task_pages import client, text
from vungxanh.periods.interface import ReportMonth
from vungxanh.programme.rules.cascade import Duty
from vungxanh.programme.rules.contradictions import (
    LONGEST,
    Asked,
    Contradiction,
    Side,
    all_above,
    later_duties,
    outside,
    plain,
)
from vungxanh.programme.rules.directives import Relation
from vungxanh.programme.rules.findings import Raised
from vungxanh.programme.rules.partial import PartialDate, Reading
from vungxanh.programme.rules.targets import Comparison, Measure

LIST = "/chuong-trinh/viec/phat-hien/"
LINKS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12)
ASKED = st.builds(
    Asked,
    directive=st.integers(0, 4),
    duty=st.sampled_from(Duty),
    due=st.dates(date(2026, 1, 1), date(2026, 1, 9)),
    areas=st.frozensets(st.integers(1, 4), min_size=1),
)


@given(LINKS)
def test_all_above_is_whatever_the_links_lead_to(links: list[tuple[int, int]]) -> None:
    found = all_above(links)
    for start in {of for of, _to in links}:
        firsts = [to for of, to in links if of == start]
        assert found[start] == closure(firsts, links)


@given(st.lists(ASKED, max_size=8), LINKS)
def test_a_duty_is_later_only_than_the_same_duty_of_the_same_areas_above(
    asked: list[Asked], links: list[tuple[int, int]]
) -> None:
    above = all_above(links)
    found = {(one.low, one.high, area) for one in later_duties(asked, above) for area in one.areas}
    right = {
        (low, high, area)
        for low in asked
        for high in asked
        for area in low.areas & high.areas
        if high.directive in above.get(low.directive, ()) and low.duty is high.duty and low.due > high.due
    }
    assert found == right


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 20))
def test_a_published_count_is_outside_only_where_no_unknown_unit_could_make_it(
    computed: int, unknown: int, published: int
) -> None:
    could = {computed + extra for extra in range(unknown + 1)}
    assert outside(Fraction(computed), unknown, Fraction(published)) is (published not in could)
    assert not outside(None, unknown, Fraction(published))
    assert not outside(Fraction(computed), unknown, None)


@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=400))
def test_the_task_fits_and_tells_both_sides(about: str, one: str, other: str) -> None:
    found = Contradiction(
        raised=Raised.DISPUTED_DATE,
        area=1,
        reference="ab",
        day=date(2026, 1, 1),
        value=1,
        about=about,
        one=Side("16/3/2008", one),
        other=Side("26/3/2008", other),
    )
    assert len(found.asks) <= 600
    assert "16/3/2008" in found.asks
    assert "26/3/2008" in found.asks
    assert about[: LONGEST - 1] in found.asks


def test_figures_are_written_as_vietnamese_do() -> None:
    assert [plain(Fraction(one)) for one in ("1904.99", "35", "28.2", "0")] == ["1.904,99", "35", "28,2", "0"]


def contradicting(desk: Desk) -> None:
    """One contradiction of every kind but those of published figures."""
    from vungxanh.access.interface import create_post
    from vungxanh.programme.actions.cascade import demand
    from vungxanh.programme.actions.directives import state_date
    from vungxanh.records.interface import record_slice

    by, now, today = desk.analyst, timezone.now(), timezone.localdate()
    plan = entered(by, "02/KH-MAU", on="2026-01-05")
    tie(plan, Relation.IMPLEMENTS, desk.directive, by)
    for document, days in ((desk.directive, 20), (plan, 30)):
        due = today + timedelta(days)
        demand(directive=document, duty=Duty.PLAN, areas=desk.communes, due=due, by=by, at=now)
    state_date(directive=plan, reading=Reading(PartialDate("2026-02-05"), "báo mẫu"), by=by, at=now)
    first = given_to(by, desk.communes, days=30, what="Rà soát mẫu")
    given_to(by, desk.communes, days=10, what="Báo cáo mẫu", needs=[first])
    month = ReportMonth.containing(today).previous
    for role, figure, value in (("procuracy", "cases_prosecuted", 12), ("court", "cases_received", 9)):
        post = create_post(symbol=role, title=role, role=f"partner_{role}", area_id=desk.province, by=None)
        record_slice(month=month, figures={figure: value}, by=post, at=now)


def published_beside_a_target(desk: Desk) -> None:
    """A target of the resolution, a source that counts more drug-free communes than there can be, and one
    whose share is not that of its own numbers."""
    from vungxanh.access.interface import acting
    from vungxanh.programme.actions.targets import set_target
    from vungxanh.records.models import PublishedFigure

    by, now = desk.analyst, timezone.now()
    set_target(
        directive=desk.directive,
        says="Tỷ lệ xã không ma túy",
        indicator="A05",
        measure=Measure.PERCENT,
        comparison=Comparison.AT_LEAST,
        value=Fraction(30),
        cut_off=date(2026, 12, 14),
        by=by,
        at=now,
    )
    told: tuple[tuple[str, str, str, int, str], ...] = (
        ("drug_free_communes", "5", "2026", 1, "commune"),
        ("drug_free_communes", "20", "2025", 2, "commune"),
        ("commune_units", "100", "2025", 2, "commune"),
        ("drug_free_share_pct", "28.2", "2025", 2, "percent"),
    )
    with acting(by, "publish"):
        for measure, value, year, source, unit in told:
            PublishedFigure.objects.create(
                area_id=desk.province,
                measure=measure,
                value=value,
                decimals=int("." in value),
                unit=unit,
                era="after",
                end=year,
                as_of=f"{year}-12-20" if year == "2025" else "2026-10-01",
                url=f"https://bao.example/{source}",
            )


@pytest.mark.django_db
def test_contradictions_stand_on_the_list_with_both_sides_and_become_the_analysts_work(desk: Desk) -> None:
    from vungxanh.assessment.interface import assess
    from vungxanh.programme.models import Assignment, Task

    contradicting(desk)
    assess(province_id=desk.province, year=2026, known_on=date(2026, 11, 1), by=desk.analyst)
    published_beside_a_target(desk)
    browser = client(desk.analyst)
    shown = " ".join(text(browser.get(LIST)).split())
    for says in (
        "Hạn ban hành kế hoạch của 2 xã, phường",
        "văn bản trên: 01-NQ/MAU",
        "05/02/2026</dt><dd><a href=",
        "báo mẫu",
        "việc trước hạn",
        "Vụ truy tố, tháng",
        "<dt>12</dt>",
        "viện kiểm sát",
        "<dt>9</dt>",
        "0 trong 2, 2 nơi chưa rõ",
        "công bố: https://bao.example/1",
        "<dt>in 28,2</dt>",
        "https://bao.example/2",
        "tính lại 20",
    ):
        assert says in shown, says
    address = f"{LIST}?loai=agencies_differ"
    one = next(part for part in text(browser.get(address)).split("<li>") if "Vụ truy tố" in part)
    reference = one.split('name="reference" value="')[1].split('"')[0]
    due = f"{timezone.localdate() + timedelta(9):%d/%m/%Y}"
    sent = {"raised": "agencies_differ", "area": str(desk.province), "reference": reference, "deadline": due}
    given = text(browser.post(LIST, sent, follow=True))
    assert "phát hiện vẫn còn" in given
    assert "12 (viện kiểm sát); 9 (tòa án)" in given
    task = Task.objects.get(assignment=Assignment.objects.latest("pk"))
    assert (task.area_id, task.role) == (desk.province, "provincial_analyst")
    assert "đã thành việc: mở việc đó" in text(browser.post(LIST, sent), 422)
    assert "Vụ truy tố" not in text(browser.get(address)).split('id="da"')[0]
    commune = text(client(desk.chair).get(LIST))
    assert "Vụ truy tố" not in commune
    assert "văn bản trên" not in commune


@pytest.mark.django_db
def test_more_contradictions_take_no_more_statements(desk: Desk) -> None:
    from vungxanh.programme.queries.findings import questions

    contradicting(desk)
    counts = []
    for extra in range(2):
        with CaptureQueriesContext(connection) as seen:
            found = questions(desk.analyst, on=timezone.localdate())
        counts.append((len(seen), len(found.open)))
        again = entered(desk.analyst, f"0{extra}/KH-MAU2", on="2026-01-05")
        tie(again, Relation.IMPLEMENTS, desk.directive, desk.analyst)
        later(desk, again)
    assert counts[0][0] == counts[1][0]
    assert counts[0][1] < counts[1][1]


def later(desk: Desk, document: int) -> None:
    """A plan that asks later than the resolution, and of which two sources give two dates."""
    from vungxanh.programme.actions.cascade import demand
    from vungxanh.programme.actions.directives import state_date

    due, now = timezone.localdate() + timedelta(40), timezone.now()
    demand(directive=document, duty=Duty.PLAN, areas=desk.communes, due=due, by=desk.analyst, at=now)
    other = Reading(PartialDate("2026-03-05"), "báo mẫu")
    state_date(directive=document, reading=other, by=desk.analyst, at=now)
