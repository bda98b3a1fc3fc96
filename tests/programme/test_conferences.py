"""Conferences and the cascade: sums before shares, unknown is not zero, every gap is named."""

from datetime import date, time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.programme.rules import cascade
from vungxanh.programme.rules.cascade import Answer, Choice, Chosen, Clause, Duty, Fulfilled, Owed
from vungxanh.programme.rules.conferences import (
    Meeting,
    Point,
    attendance,
    check_cancel,
    check_correction,
    check_going_on,
    replaced,
)
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


def test_297_of_300_are_99_percent_and_three_absences() -> None:
    found = attendance([Point(area=1, summoned=200, present=198), Point(area=2, summoned=100, present=99)])
    assert (found.share, found.missing, found.whole) == (Fraction(99), 3, True)


def test_a_point_that_has_not_counted_is_unknown() -> None:
    found = attendance([Point(area=1, summoned=10, present=9), Point(area=2, summoned=10)])
    assert (found.share, found.whole, found.summoned) == (Fraction(90), False, 20)
    assert attendance([Point(area=1, summoned=4)]).share is None


@pytest.mark.parametrize(
    "given",
    [
        {"present": 11},
        {"present": 8, "absent": {"illness": 3}},
        {"present": 8, "absent": {"at home": 1}},
        {"present": 8, "absent": {"illness": -1}},
    ],
)
def test_an_attendance_that_cannot_be_is_refused(given: dict[str, object]) -> None:
    with pytest.raises(ProgrammeRefusedError):
        Point(area=1, summoned=10, **given)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=1, max_size=12))
def test_the_share_is_of_sums(sizes: list[tuple[int, int]]) -> None:
    points = [Point(area=1, summoned=max(pair), present=min(pair)) for pair in sizes]
    found = attendance(points)
    summoned = sum(max(pair) for pair in sizes)
    assert found.share == (Fraction(100 * sum(map(min, sizes)), summoned) if summoned else None)
    assert found.missing == sum(one.unexplained or 0 for one in points)


def test_who_has_passed_a_directive_on_and_who_has_not() -> None:
    due, on = date(2026, 3, 31), date(2026, 4, 10)
    owed = [Owed(area=area, duty=Duty.PLAN, due=due) for area in (1, 2, 3)]
    owed.append(Owed(area=4, duty=Duty.PLAN, due=date(2026, 5, 1)))
    shown = [
        Fulfilled(area=1, duty=Duty.PLAN, on=date(2026, 3, 30), by="01/KH-MAU"),
        Fulfilled(area=2, duty=Duty.PLAN, on=date(2026, 4, 2), by="02/KH-MAU"),
        Fulfilled(area=3, duty=Duty.DISSEMINATE, on=date(2026, 3, 2), by="hội nghị"),
        Fulfilled(area=3, duty=Duty.PLAN, on=date(2026, 4, 11), by="03/KH-MAU"),
    ]
    answers = [cell.answer for cell in cascade.matrix(owed, shown, on)]
    assert answers == [Answer.ON_TIME, Answer.LATE, Answer.MISSED, Answer.NOT_YET]


def test_a_plan_starts_from_the_plan_above_clause_by_clause() -> None:
    above = [
        Clause(key="1", text="a", owner=1),
        Clause(key="2", text="b"),
        Clause(key="3", text="c", sort="view"),
    ]
    plan = cascade.draft(above, {"1": Chosen(clause="1", choice=Choice.TAKEN)})
    assert [clause.key for clause in plan.open] == ["2", "3"]
    assert [clause.key for clause in cascade.orphans(above)] == ["2"]
    with pytest.raises(ProgrammeRefusedError):
        cascade.draft(above, {"9": Chosen(clause="9", choice=Choice.TAKEN)})
    for choice in (Choice.ADAPTED, Choice.DECLINED):
        with pytest.raises(ProgrammeRefusedError):
            Chosen(clause="1", choice=choice)


def test_a_target_that_nobody_counts_is_listed() -> None:
    assert cascade.without_data({"a": "A05", "b": "", "c": "Z99"}, ["A05"]) == ("b", "c")


MEETINGS = st.builds(
    Meeting,
    title=st.sampled_from(["Quán triệt", "Triển khai"]),
    chair=st.sampled_from(["Bí thư", "Chủ tịch"]),
    day=st.dates(date(2026, 3, 1), date(2026, 3, 5)),
    begins=st.sampled_from([None, time(8), time(9)]),
    ends=st.sampled_from([None, time(10), time(11, 30)]),
)


@given(before=MEETINGS, after=MEETINGS, decided=st.lists(st.dates(date(2026, 3, 3), date(2026, 3, 9))))
def test_a_correction_says_all_it_replaces_and_none_puts_the_day_behind_a_decision(
    before: Meeting, after: Meeting, decided: list[date]
) -> None:
    changed = replaced(before, after)
    told = {name: str(getattr(after, name) or "") for name in ("title", "chair", "day", "begins", "ends")}
    assert (changed == {}) == (before == after)
    assert all(told[name].startswith(new) and old != new for name, (old, new) in changed.items())
    late = bool(decided) and after.day > min(decided)
    if before == after or late:
        with pytest.raises(ProgrammeRefusedError):
            check_correction(before, after, decided=decided, reason="Ghi nhầm")
    else:
        check_correction(before, after, decided=decided, reason="Ghi nhầm")
    with pytest.raises(ProgrammeRefusedError):
        check_correction(before, after, decided=decided, reason=" ")


def test_only_a_conference_that_decided_nothing_is_cancelled_and_then_takes_nothing() -> None:
    check_cancel(decisions=0, reason="Mưa lũ")
    for decisions, reason in ((1, "Mưa lũ"), (0, " ")):
        with pytest.raises(ProgrammeRefusedError):
            check_cancel(decisions=decisions, reason=reason)
    check_going_on(None)
    with pytest.raises(ProgrammeRefusedError, match="không ra kết luận"):
        check_going_on(date(2026, 3, 1))
