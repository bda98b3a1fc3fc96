"""Good practices: every reading stands in one place, changes are told beside others', no quota on people."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.practices import practised
from tests.programme.conftest import NOON, TODAY, Desk
from tests.programme.test_conference_pages import client, text
from vungxanh.programme.rules.changes import check_differs, replaced
from vungxanh.programme.rules.practices import (
    Course,
    Reading,
    Span,
    beside,
    check_aim,
    check_practice,
    check_span,
    course,
)
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import FORBIDDEN

FIRST = date(2026, 1, 1)
days = st.integers(0, 400).map(lambda ahead: FIRST + timedelta(ahead))
spans = st.tuples(days, days, st.booleans()).map(
    lambda told: Span(begins=min(told[:2]), until=max(told[:2]) if told[2] else None)
)
readings = st.tuples(days, days, st.integers(0, 50)).map(
    lambda told: Reading(min(told[:2]), max(told[:2]), told[2])
)


@given(st.lists(readings, max_size=8), spans)
def test_what_is_before_ends_before_and_what_is_after_begins_after(every: list[Reading], span: Span) -> None:
    found = course(every, span)
    before = [one.as_of for one in every if one.as_of < span.begins]
    assert (found.before.as_of if found.before else None) == max(before, default=None)
    if found.during is not None:
        assert found.during.as_of >= span.begins
        assert span.until is None or found.during.start <= span.until
    if found.after is not None:
        assert span.until is not None
        assert found.after.start > span.until
    placed = {id(one) for one in (found.before, found.during, found.after) if one is not None}
    assert len(placed) == sum(one is not None for one in (found.before, found.during, found.after))
    assert bool(every) is bool(placed)


@given(spans, spans)
def test_two_spans_meet_alike_from_both_sides(one: Span, other: Span) -> None:
    last = date(2030, 1, 1)
    shared = max(one.begins, other.begins) <= min(one.until or last, other.until or last)
    assert one.meets(other) is other.meets(one) is shared


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.integers(0, 9), st.integers(1, 9))))
def test_the_change_beside_is_of_sums(rows: list[tuple[int, int, int, int]]) -> None:
    first, last = date(2026, 1, 31), date(2026, 6, 30)
    own = Course(Reading(first, first, 1, 2), Reading(last, last, 1, 4))
    assert own.change == Fraction(-25)
    others = {
        at: [Reading(first, first, a, b), Reading(last, last, c, d)] for at, (a, b, c, d) in enumerate(rows)
    }
    others[-1] = [Reading(first, first, 1, 1)]
    found = beside(own, others)
    assert (found.counted, found.all) == (len(rows), len(rows) + 1)
    if not rows:
        assert found.change is None
        return
    before = Fraction(sum(row[0] for row in rows), sum(row[1] for row in rows))
    after = Fraction(sum(row[2] for row in rows), sum(row[3] for row in rows))
    assert found.change == (after - before) * 100


def test_a_merger_between_two_readings_breaks_the_comparison() -> None:
    before, after = (Reading(day, day, 4) for day in (date(2025, 6, 30), date(2025, 7, 31)))
    own = Course(before, after)
    assert (own.change, own.series_break) == (None, "merger")
    assert beside(own, {1: [before, after]}).change is None


def test_what_is_unknown_has_no_change() -> None:
    one = Reading(FIRST, FIRST, 3)
    assert Course(one).change is None
    assert Course(None, one).change is None
    assert Course(one, Reading(TODAY, TODAY, 0, 0)).change is None


@pytest.mark.parametrize("code", sorted(FORBIDDEN))
def test_no_practice_aims_at_a_quota_on_people(code: str) -> None:
    with pytest.raises(ProgrammeRefusedError, match="định mức trên con người"):
        check_aim(code, field="aim")


@pytest.mark.parametrize(
    "told", [{"title": " "}, {"what": ""}, {"aim": "C01"}, {"proposed_on": TODAY + timedelta(1)}]
)
def test_a_practice_that_says_too_little_is_refused(told: dict[str, Any]) -> None:
    whole = {"title": "Mẫu", "what": "Làm mẫu", "aim": "", "proposed_on": TODAY, "on": TODAY}
    check_practice(**whole)
    with pytest.raises(ProgrammeRefusedError):
        check_practice(**whole | told)


def test_one_area_has_a_practice_once_at_a_time() -> None:
    ended = Span(begins=FIRST, until=FIRST + timedelta(9))
    check_span(Span(begins=FIRST + timedelta(10)), [ended], on=TODAY)
    for begins, until in ((FIRST + timedelta(9), None), (TODAY + timedelta(1), None)):
        with pytest.raises(ProgrammeRefusedError):
            check_span(Span(begins=begins, until=until), [ended], on=TODAY)
    with pytest.raises(ProgrammeRefusedError):
        Span(begins=FIRST, until=FIRST - timedelta(1))


AT = "/chuong-trinh/mo-hinh/"


def measured(code: str, area: int, as_of: date, numerator: int) -> None:
    """A stock as an assessment would have kept it."""
    from vungxanh.indicators.models import Measurement

    Measurement.objects.create(
        code=code,
        area_id=area,
        period=(as_of - timedelta(30), as_of),
        as_of=as_of,
        map_on=as_of,
        known_on=as_of,
        numerator=numerator,
        fact_ids=[],
        digest=uuid4().hex * 2,
    )


@pytest.mark.django_db
def test_a_practice_is_proposed_tried_and_adopted_on_pages(desk: Desk) -> None:
    first, second = desk.communes
    officer = client(desk.officer)
    sent = {"man": "0", "title": "Tổ liên gia mẫu", "what": "Mỗi tháng họp một lần.", "khoa": str(uuid4())}
    sent |= {"work": "self_managed", "audience": "families", "aim": "C01"}
    assert "aim_error" in text(officer.post(f"{AT}moi/", sent), 422)
    sent["aim"] = "A15"
    assert "Bước 2 trên 2" in text(officer.post(f"{AT}moi/", sent))
    sent |= {"man": "1", "area": first, "proposed_on": "1/3/2026", "directive": ""}
    at = officer.post(f"{AT}moi/", sent).headers["Location"]
    assert officer.post(f"{AT}moi/", sent).headers["Location"] == at
    for area, figures in ((first, (4, 9)), (second, (5, 6)), (desk.province, (9, 15))):
        for as_of, figure in zip((date(2026, 1, 31), date(2026, 2, 28)), figures, strict=True):
            measured("A15", area, as_of, figure)
    tried = {"viec": "thu", "area": first, "begins": "10/2/2026", "until": "", "indicator": "A15"}
    shown = text(officer.post(at, tried, follow=True))
    assert "ở nơi làm thử: <strong>+5</strong>" in shown
    assert "cả tỉnh" not in shown
    assert "overlap" not in shown
    assert "Nơi này đã ghi mô hình" in text(officer.post(at, tried), 422)
    shown = text(client(desk.analyst).get(at))
    assert "cả tỉnh: <strong>+6</strong>" in shown
    assert "các xã khác cộng lại: <strong>+1 (1/1 xã có số cả hai kỳ)</strong>" in shown
    assert "không hiện với chức danh này" in text(client(desk.neighbour).get(at))
    neighbour = client(desk.neighbour)
    assert neighbour.post(at, tried | {"begins": "1/3/2026"}).status_code == 422
    adopted = {"viec": "ap-dung", "area": second, "begins": "5/3/2026", "until": ""}
    assert "từ 05/03/2026" in text(neighbour.post(at, adopted, follow=True))
    assert client(desk.foreign).get(at).status_code == 404
    assert client(desk.health).post(at, adopted).status_code == 404
    assert_amended(desk, at)


def assert_amended(desk: Desk, at: str) -> None:
    """Its keepers correct it with a reason; what stood stays readable, and nothing is overwritten unseen."""
    from vungxanh.programme.models import Practice

    officer, neighbour = client(desk.officer), client(desk.neighbour)
    words = {"viec": "sua-loi", "title": "Tổ tự quản mẫu", "what": "Mỗi tháng họp một lần.", "seen": "0"}
    words |= {"proposed_on": "1/3/2026", "reason": "Tên gọi ghi nhầm"}
    assert neighbour.post(at, words).status_code == 404, "another commune proposed it"
    assert "reason_error" in text(officer.post(at, words | {"reason": " "}), 422)
    assert "proposed_on_error" in text(officer.post(at, words | {"proposed_on": "1/1/2099"}), 422)
    assert "Chưa có gì khác" in text(officer.post(at, words | {"title": "Tổ liên gia mẫu"}), 422)
    shown = text(officer.post(at, words, follow=True))
    assert all(said in shown for said in ("<h1>Tổ tự quản mẫu</h1>", "Tổ liên gia mẫu", "Tên gọi ghi nhầm"))
    stale = client(desk.analyst).post(at, words | {"title": "Tên khác"})
    assert "Người khác vừa đính chính mục này" in text(stale, 422)
    sorts = {"viec": "sua-loai", "work": "prevention", "audience": "families", "aim": "D02", "seen": "1"}
    sorts |= {"directive": str(desk.directive), "reason": "Xếp nhầm loại"}
    assert "aim_error" in text(officer.post(at, sorts), 422)
    shown = text(client(desk.analyst).post(at, sorts | {"aim": "khong"}, follow=True))
    assert "chưa có chỉ số nào đo" in shown
    assert "01-NQ/MAU" in shown
    assert "quần chúng tự quản" in shown, "the sort that stood before"
    row = Practice.objects.get()
    changed = [set(one.replaced) for one in row.changes.order_by("number")]
    assert changed == [{"title"}, {"work", "aim", "directive"}]
    with pytest.raises(DatabaseError, match="Không được sửa"), transaction.atomic():
        Practice.objects.filter(pk=row.pk).update(area=desk.communes[1])


@given(st.dictionaries(st.sampled_from("abc"), st.tuples(st.text(max_size=2), st.text(max_size=2))))
def test_a_correction_keeps_what_stood_where_it_differs(pairs: dict[str, tuple[str, str]]) -> None:
    before, after = ({name: pair[at] for name, pair in pairs.items()} for at in (0, 1))
    found = replaced(before, after)
    assert before | {name: new for name, (_old, new) in found.items()} == after
    assert all(before[name] == old != new for name, (old, new) in found.items())
    if not found:
        with pytest.raises(ProgrammeRefusedError, match="Chưa có gì khác"):
            check_differs(found, field="title")


@pytest.mark.django_db
def test_the_list_narrows_and_asks_no_more_for_more_rows(
    desk: Desk, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from vungxanh.access.interface import Refused
    from vungxanh.programme.actions.practices import adopt, begin_trial, end_adoption
    from vungxanh.programme.models import Adoption

    first, second = desk.communes
    one = practised(desk.officer, at=NOON, title="Mô hình một")
    browser = client(desk.analyst)
    with CaptureQueriesContext(connection) as before:
        text(browser.get(AT))
    for title in ("Mô hình hai", "Mô hình ba"):
        other = practised(desk.analyst, at=NOON, title=title, aim="")
    span = Span(begins=FIRST)
    begin_trial(practice=one, area=first, indicator="A15", span=span, by=desk.officer, at=NOON)
    with pytest.raises(Refused):
        begin_trial(practice=one, area=second, indicator="A15", span=span, by=desk.officer, at=NOON)
    kept = adopt(practice=other, area=second, span=span, by=desk.neighbour, at=NOON)
    end_adoption(practice=other, adoption=kept, until=TODAY, by=desk.analyst, at=NOON)
    assert Adoption.objects.get(pk=kept).until == TODAY
    with CaptureQueriesContext(connection) as after:
        every = text(browser.get(AT))
    assert len(after) <= len(before) + 4
    assert all(title in every for title in ("Mô hình một", "Mô hình hai", "Mô hình ba"))
    narrowed = text(browser.get(f"{AT}?noi={first}&ket-qua=khong&loai-viec=self_managed"))
    assert "Mô hình một" in narrowed
    assert "Mô hình hai" not in narrowed
    assert "Mô hình một" not in text(browser.get(f"{AT}?noi={first}&ket-qua=co"))
