"""A month put together, its steps and its due day, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.house import repository
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.monthly.assemble import Counted, Told, assemble, missing
from vungxanh.records.rules.monthly.due import Timing, due_day, months_owed, share_on_time, timing
from vungxanh.records.rules.monthly.sections import BY_CODE, REPORTED, SECTIONS
from vungxanh.records.rules.monthly.steps import (
    AFTER,
    COUNTING,
    FROM,
    Act,
    ReportRefusedError,
    State,
    Step,
    check_step,
)

MONTH = ReportMonth(2026, 3)
INSIDE = st.integers(0, MONTH.period.days - 1).map(lambda days: MONTH.period.start + timedelta(days))
NOON = datetime(2026, 3, 20, 5, tzinfo=UTC)
NONE = dict.fromkeys(BY_CODE, "none")


def figures(found):
    return {(one.indicator, one.part): one.value for one in found.figures}


def test_an_empty_month_knows_nothing_and_every_section_is_missing():
    found = assemble(MONTH, [], [], {})
    assert found.missing == SECTIONS
    assert set(figures(found).values()) == {None}


def test_none_makes_zero_known_and_unknown_does_not():
    assert set(figures(assemble(MONTH, [], [], NONE)).values()) == {0}
    found = assemble(MONTH, [], [], dict.fromkeys(BY_CODE, "unknown"))
    assert set(figures(found).values()) == {None}
    assert found.missing == ()


@given(
    st.lists(st.tuples(INSIDE, st.sampled_from(sorted(KINDS))), max_size=6),
    st.dictionaries(st.sampled_from(sorted(BY_CODE)), st.sampled_from(["none", "unknown"])),
)
def test_what_is_missing_follows_from_the_kinds_alone(happened, said):
    told = [Told(number, kind, day) for number, (day, kind) in enumerate(happened)]
    assert missing({one.kind for one in told}, said) == assemble(MONTH, told, [], said).missing


@given(st.lists(st.tuples(INSIDE, st.integers(0, 9)), min_size=1, max_size=8))
def test_a_flow_is_the_sum_of_its_lines_and_opens_to_their_events(cases):
    told = [Told(number, "case", day) for number, (day, _) in enumerate(cases)]
    lines = [Counted(one.id, "D01", one.day, 1) for one in told]
    lines += [Counted(one.id, "D02", one.day, cases[one.id][1]) for one in told]
    found = assemble(MONTH, told, lines, NONE)
    values = figures(found)
    assert values["D01", ""] == len(cases)
    assert values["D02", ""] == sum(people for _, people in cases)
    assert values["D04", ""] == 0
    by_code = {one.indicator: one.events for one in found.figures}
    assert by_code["D01"] == tuple(range(len(cases)))


@given(INSIDE)
def test_an_event_that_does_not_say_makes_the_figure_unknown(day):
    """Arrests not known is no line, and no zero."""
    told = [Told(1, "case", day), Told(2, "case", day)]
    lines = [Counted(1, "D01", day, 1), Counted(2, "D01", day, 1), Counted(1, "D02", day, 3)]
    values = figures(assemble(MONTH, told, lines, {}))
    assert values["D01", ""] == 2
    assert values["D02", ""] is None


@given(st.integers(-400, 400), st.integers(1, 3))
def test_a_stock_is_what_stands_on_the_last_day(offset, up):
    day = MONTH.as_of + timedelta(offset)
    lines = [Counted(1, "E07", day, up)]
    value = figures(assemble(MONTH, [], lines, {}))["E07", ""]
    assert value == (up if day <= MONTH.as_of else None)


def test_what_is_seized_is_never_added_across_substances_and_units():
    day = MONTH.period.start
    told = [Told(1, "seizure", day)]
    lines = [
        Counted(1, "D07", day, 5_000, "heroin/g"),
        Counted(1, "D07", day, 2_000, "heroin/brick"),
        Counted(1, "D07", day, 1_000, "heroin/g"),
    ]
    values = figures(assemble(MONTH, told, lines, {}))
    assert values["D07", "heroin/g"] == 6_000
    assert values["D07", "heroin/brick"] == 2_000
    assert ("D07", "") not in values
    assert values["D08", ""] == 0


def test_a_school_or_a_stage_of_a_case_says_nothing_of_sessions_and_cases():
    """A school was active, a case was tried: whether there were sessions and new cases is still asked."""
    day = MONTH.period.start
    told = [Told(1, "school_activity", day), Told(2, "case_stage", day)]
    found = assemble(MONTH, told, [], {"prevention": "none"})
    values = figures(found)
    assert (values["E01", ""], values["D01", ""]) == (0, None)
    assert "cases" in {section.code for section in found.missing}


def test_a_share_of_a_joint_case_does_not_say_that_the_commune_had_no_case_of_its_own():
    """Two arrested here in another commune's case: whether there were own cases is still asked."""
    lines = [Counted(1, "D02", MONTH.period.start, 2)]
    asked = assemble(MONTH, [], lines, {})
    assert "cases" in {section.code for section in asked.missing}
    answered = figures(assemble(MONTH, [], lines, {"cases": "none"}))
    assert (answered["D01", ""], answered["D02", ""], answered["D04", ""]) == (0, 2, 0)
    unsure = figures(assemble(MONTH, [], lines, {"cases": "unknown"}))
    assert (unsure["D01", ""], unsure["D02", ""]) == (None, None)


def test_another_figure_is_another_digest():
    day = MONTH.period.start
    one = assemble(MONTH, [Told(1, "screening", day)], [Counted(1, "C01", day, 4)], NONE)
    other = assemble(MONTH, [Told(1, "screening", day)], [Counted(1, "C01", day, 5)], NONE)
    assert one.digest != other.digest
    assert (
        one.digest == assemble(MONTH, [Told(1, "screening", day)], [Counted(1, "C01", day, 4)], NONE).digest
    )


def test_every_figure_is_defined_and_stands_in_one_section():
    defined = {path.stem for path in (repository.SRC / "records" / "indicators").glob("*.yaml")}
    assert len(set(REPORTED)) == len(REPORTED)
    assert set(REPORTED) <= defined


ACTS = st.lists(st.sampled_from(Act), max_size=12)


@given(ACTS)
def test_only_a_submitted_report_counts_and_only_a_validated_one_is_locked(acts):
    """Whatever is tried in whatever order: the state is that of the last step that could follow."""
    last, state, number = None, State.NOT_BEGUN, 0
    for act in acts:
        holder = "one" if act is Act.PREPARED else "two" if act is Act.SUBMITTED else "three"
        reason = "missing" if act in {Act.RETURNED, Act.REOPENED} else ""
        try:
            check_step(last, act, holder=holder, reason=reason)
        except ReportRefusedError:
            assert state not in FROM[act]
            continue
        assert state in FROM[act]
        number += 1
        last, state = Step(number, act, holder, NOON), AFTER[act]
    assert (state in COUNTING) == (last is not None and last.act in {Act.SUBMITTED, Act.VALIDATED})


@pytest.mark.parametrize(("before", "act"), [(Act.PREPARED, Act.SUBMITTED), (Act.SUBMITTED, Act.VALIDATED)])
def test_two_humans_stand_behind_a_figure(before, act):
    with pytest.raises(ReportRefusedError) as refused:
        check_step(Step(1, before, "one", NOON), act, holder="one", reason="")
    assert refused.value.code == "own_step"


def test_a_return_needs_a_reason():
    with pytest.raises(ReportRefusedError) as refused:
        check_step(Step(2, Act.SUBMITTED, "one", NOON), Act.RETURNED, holder="two", reason="")
    assert refused.value.code == "reason"


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.none() | st.dates(date(2026, 3, 15), date(2026, 6, 1))
)
def test_a_report_is_late_after_its_due_day(today, submitted):
    state = State.NOT_BEGUN if submitted is None else State.SUBMITTED
    found = timing(MONTH, state, submitted, today)
    if submitted is not None:
        assert (found is Timing.ON_TIME) == (submitted <= due_day(MONTH) == date(2026, 3, 19))
    else:
        assert (found is Timing.LATE) == (today > due_day(MONTH))
        assert (found is Timing.NOT_DUE) == (today < date(2026, 3, 15))


def test_a_report_not_yet_due_is_in_no_share():
    assert share_on_time([Timing.NOT_DUE, Timing.DUE]) is None
    assert share_on_time([Timing.ON_TIME, Timing.LATE, Timing.DUE, Timing.HANDED_IN_LATE]) * 3 == 1


def test_what_is_owed_are_the_months_that_are_over():
    assert months_owed(date(2026, 3, 15), 2) == (ReportMonth(2026, 3), ReportMonth(2026, 2))
    assert months_owed(date(2026, 3, 14), 1) == (ReportMonth(2026, 2),)


def test_the_kinds_of_a_section_are_kinds_there_are():
    """As far as the registry has them: a section may name kinds that others bring."""
    mine = {"screening", "prevention_session", "school_activity", "model_founded", "model_activity", "case"}
    assert mine <= set(KINDS)
    assert mine <= {kind for section in SECTIONS for kind in section.every_kind}
