"""Rules of reviews: windows, what became of tasks, obstacles, breaks, claims without a number."""

from calendar import isleap
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.periods.interface import AssessmentYear
from vungxanh.programme.rules import tasks
from vungxanh.programme.rules.breaks import CRITERIA
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.reviews import (
    Outcome,
    Tally,
    Told,
    Window,
    breaks,
    check_places,
    check_window,
    has_number,
    obstacles,
    outcome,
    window_of,
    year_for,
    years_of,
)

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
SHORT = st.dates(date(2026, 1, 1), date(2026, 1, 20))
TASK = tasks.Task(key="1", directive="1", clause="", owner=1, deadline=date(2026, 1, 10))
EVENTS = st.one_of(
    st.builds(tasks.Done, on=SHORT, proof=st.just("document"), reference=st.just("01/BC")),
    st.builds(tasks.Returned, on=SHORT, reason=st.just("x")),
    st.builds(tasks.Blocked, on=SHORT, because=st.just("x"), told=st.just("leader")),
    st.builds(tasks.Unblocked, on=SHORT),
    st.builds(tasks.Moved, on=SHORT, deadline=SHORT, reason=st.just("x")),
    st.builds(tasks.Dropped, on=SHORT, reason=st.just("x")),
)
TOLD = st.builds(lambda event, late: Told(event, event.on + timedelta(late)), EVENTS, st.integers(0, 6))


@given(DAYS, st.sampled_from((3, 5, 10)))
def test_windows_follow_one_another_without_gap_and_end_the_day_before_the_same_day(
    begins: date, years: int
) -> None:
    window = window_of(begins, years)
    assert window.first == begins
    again = window.last + timedelta(1)
    assert (again.month, again.day) == (begins.month, begins.day) or (
        (begins.month, begins.day, again.month, again.day) == (2, 29, 3, 1) and not isleap(again.year)
    )
    assert again.year == begins.year + years
    assert window.holds(window.last)
    assert not window.holds(again)


def test_a_window_need_not_be_one_of_calendar_years() -> None:
    assert window_of(date(2024, 6, 5), 3) == Window(date(2024, 6, 5), date(2027, 6, 4))
    assert window_of(date(2024, 2, 29), 3) == Window(date(2024, 2, 29), date(2027, 2, 28))


@given(DAYS, DAYS, st.none() | DAYS, DAYS, DAYS, DAYS)
def test_a_window_is_refused_exactly_where_it_is_backward_too_early_ahead_or_not_known(
    first: date, last: date, begins: date | None, signed: date, known_on: date, today: date
) -> None:
    start = min(begins or signed, signed)
    right = start <= first <= last and signed <= last <= known_on <= today

    def check() -> None:
        check_window(Window(first, last), begins=begins, signed=signed, known_on=known_on, today=today)

    if right:
        check()
        return
    with pytest.raises(ProgrammeRefusedError) as error:
        check()
    assert error.value.field in {"first", "last", "known_on"}
    assert error.value.vi
    assert error.value.en


def test_a_review_of_no_area_or_of_a_foreign_one_is_refused() -> None:
    check_places({1}, everywhere=False, allowed={1, 2})
    check_places((), everywhere=True, allowed={1, 2})
    for chosen, everywhere, allowed in (((), False, {1}), ({3}, False, {1}), ((), True, set())):
        with pytest.raises(ProgrammeRefusedError):
            check_places(chosen, everywhere=everywhere, allowed=allowed)


@given(st.lists(TOLD, max_size=6), SHORT, SHORT, SHORT, st.integers(0, 12))
def test_only_what_had_happened_and_was_told_counts(
    events: list[Told], given_on: date, one: date, other: date, later: int
) -> None:
    """What is told after the day, or happens after the window, changes nothing; a later day may."""
    window = Window(*sorted((one, other)))
    known_on = window.last + timedelta(later)
    counted = [told for told in events if told.event.on <= window.last and told.told <= known_on]
    found = outcome(TASK, given_on, events, window, known_on)
    assert found == outcome(TASK, given_on, counted, window, known_on)
    if given_on > window.last:
        assert found is None
    raised = obstacles(TASK, events, window, known_on)
    assert raised == obstacles(TASK, counted, window, known_on)
    assert sum(each.stands for each in raised) <= 1
    if found is Outcome.BLOCKED:
        assert raised[-1].stands


def test_a_task_closed_before_the_window_is_none_of_it_and_one_done_late_is_late() -> None:
    done = Told(tasks.Done(date(2026, 1, 5), "document", "01/BC"), date(2026, 1, 12))
    given_on, known_on = date(2026, 1, 1), date(2026, 1, 20)
    late = Window(date(2026, 1, 6), date(2026, 1, 20))
    assert outcome(TASK, given_on, [done], late, known_on) is None
    whole = Window(date(2026, 1, 1), date(2026, 1, 11))
    assert outcome(TASK, given_on, [done], whole, known_on) is Outcome.DONE
    assert outcome(TASK, given_on, [done], whole, date(2026, 1, 11)) is Outcome.OVERDUE


@given(st.lists(st.sampled_from(Outcome)))
def test_shares_are_exact_and_dropped_work_is_not_wanted(every: list[Outcome]) -> None:
    tally = Tally.of(every)
    assert tally.given == len(every)
    assert (tally.share is None) is (tally.wanted == 0)
    if tally.share is not None:
        assert tally.share * tally.wanted == 100 * tally.finished
    if every:
        assert sum(tally.share_of(one) or 0 for one in Outcome) == 100


@given(DAYS, DAYS, st.lists(st.none() | DAYS))
def test_a_break_is_a_day_inside_the_window_on_which_the_map_or_the_criteria_changed(
    one: date, other: date, begun: list[date | None]
) -> None:
    window = Window(*sorted((one, other)))
    found = breaks(window, begun)
    assert all(window.first < each.on <= window.last for each in found)
    assert sum(each.units for each in found) == sum(
        day is not None and window.first < day <= window.last for day in begun
    )
    assert any(each.on == CRITERIA and not each.units for each in found) is (
        window.first < CRITERIA <= window.last
    )


@given(DAYS, DAYS)
def test_the_classes_of_a_window_are_those_of_years_that_were_over(one: date, other: date) -> None:
    window = Window(*sorted((one, other)))
    for year, by in zip(years_of(window), (window.first - timedelta(1), window.last), strict=True):
        assert AssessmentYear(year).as_of <= by < AssessmentYear(year + 1).as_of
    assert year_for(date(2030, 12, 31), window.last) <= 2031


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ít nhất 30 % xã, phường không ma túy vào ngày 14/12/2026.", True),
        ("Trên 80 % trạm y tế xác định được tình trạng nghiện.", True),
        ("Giảm một nửa số điểm phức tạp.", True),
        ("Xóa 5 điểm, tụ điểm.", True),
        ("Có 2.030 xã tham gia.", True),
        ("Đến năm 2030, Tuyên Quang là tỉnh không ma túy.", False),
        ("Dồn nguồn lực năm 2024–2025 cho thành phố.", False),
        ("Thực hiện Chỉ thị 36-CT/TW, Quyết định 28/2025/QĐ-TTg.", False),
        ("Theo Điều 4 khoản 2, xong trước 30/9/2026.", False),
        ("Giữ vững nơi đã đạt.", False),
    ],
)
def test_a_claim_without_a_number_is_told_from_one_with(text: str, says: bool) -> None:
    assert has_number(text) is says
