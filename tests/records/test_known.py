"""The second clock: what was known on a day, and undo."""

from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vungxanh.periods.interface import AssessmentYear
from vungxanh.records.queries.known import VIETNAM, day_of, end_of

pytestmark = pytest.mark.django_db

SPAN = AssessmentYear(2025)
START = date(2026, 1, 1)
DAYS = 6


def at(day, hour=9):
    """An instant on the day numbered from START, in Vietnam."""
    return datetime(2026, 1, 1, hour, tzinfo=VIETNAM) + timedelta(days=day)


def on(day):
    return START + timedelta(days=day)


def state(world, known_on):
    """Everything that can be asked on a day."""
    from vungxanh.records.interface import facts, facts_table, key_routes, route_marks

    ids = list(world.communes.values())
    table = facts_table(ids, known_on=known_on).to_pylist()
    return (
        facts(ids, period=SPAN.period, known_on=known_on),
        [row for row in table if row["withdrawn_on"] is None],
        dict(route_marks(ids, period=SPAN.period, known_on=known_on)),
        key_routes(world.province.id, period=SPAN.period, known_on=known_on),
    )


def residents(world, known_on, code="MT-01"):
    from vungxanh.records.interface import facts

    found = facts([world.communes[code]], period=SPAN.period, known_on=known_on)
    return [fact.value for fact in found if fact.indicator == "A02"]


def test_a_day_ends_at_midnight_in_vietnam():
    assert end_of(START).isoformat() == "2026-01-02T00:00:00+07:00"
    assert day_of(datetime.fromisoformat("2026-01-01T16:59:59+00:00")) == START
    assert day_of(datetime.fromisoformat("2026-01-01T17:00:00+00:00")) == on(1)


def test_a_later_submission_takes_the_place_of_an_earlier_one_from_its_day(world, load, csv_file):
    load(csv_file("MT-01,100,,,,,,,,,,"), received_at=at(1))
    load(csv_file("MT-01,200,,,,,,,,,,"), received_at=at(3))
    assert [residents(world, on(day)) for day in range(5)] == [[], [100], [100], [200], [200]]


def test_unknown_takes_the_place_of_a_figure(world, load, csv_file):
    load(csv_file("MT-01,100,,,,,,,,,,"), received_at=at(1))
    load(csv_file("MT-01,,,,,,,,,,,"), received_at=at(2))
    assert residents(world, on(2)) == [None]


def test_what_was_taken_back_counts_until_the_day_before(world, load, csv_file):
    from vungxanh.records.interface import undo

    load(csv_file("MT-01,100,,,,,,,,,,"), received_at=at(1))
    second = load(csv_file("MT-01,200,,,,,,,,,,"), received_at=at(2))
    undo(second.submission_id, by=world.analyst, withdrawn_at=at(4))
    assert [residents(world, on(day)) for day in range(1, 6)] == [[100], [200], [200], [100], [100]]


def test_the_engine_sees_the_same_days(world, load, csv_file):
    from vungxanh.records.interface import facts_table, undo

    kept = load(csv_file("MT-01,100,,,,,,,,,,"), received_at=at(1))
    undo(kept.submission_id, by=world.analyst, withdrawn_at=at(4))
    ids = [world.communes["MT-01"]]

    def days(known_on):
        rows = facts_table(ids, known_on=known_on).to_pylist()
        return {(row["learned_on"], row["withdrawn_on"]) for row in rows}

    assert days(on(0)) == set()
    assert days(on(3)) == {(on(1), None)}
    assert days(on(4)) == {(on(1), on(4))}


def test_the_table_has_the_columns_the_engine_takes(world, load, csv_file):
    from vungxanh.indicators.engine import FACTS
    from vungxanh.records.interface import facts_table

    assert facts_table([], known_on=START).schema == FACTS
    load(csv_file("MT-01,100,,,,,,,,,,"), received_at=at(1))
    assert facts_table(world.communes.values(), known_on=on(2)).schema == FACTS


def test_a_file_can_be_imported_again_after_it_was_taken_back(world, load, csv_file):
    from vungxanh.records.interface import undo

    path = csv_file("MT-01,100,,,,,,,,,,")
    first = load(path, received_at=at(1))
    undo(first.submission_id, by=world.analyst, withdrawn_at=at(2))
    assert load(path, received_at=at(3)).submission_id is not None
    assert residents(world, on(3)) == [100]


def test_a_submission_is_taken_back_once_by_a_post_of_the_province(world, load, csv_file):
    from vungxanh.access.interface import Refused, Role, create_post
    from vungxanh.intake.interface import NoSubmissionError, WithdrawnAlreadyError
    from vungxanh.records.interface import undo

    kept = load(csv_file("MT-01,100,,,,,,,,,,")).submission_id
    stranger = create_post(symbol="mau-la", title="Lạ", role=Role.ANALYST, area_id=world.other.id, by=None)
    with pytest.raises(Refused):
        undo(kept, by=stranger)
    undo(kept, by=world.analyst)
    with pytest.raises(WithdrawnAlreadyError, match=r"đã được rút.* / .*taken back before"):
        undo(kept, by=world.analyst)
    with pytest.raises(NoSubmissionError, match=r"Không có.* / There is no"):
        undo(kept + 1, by=world.analyst)


def test_who_imported_and_who_took_back_stands_in_the_change_log(world, load, csv_file):
    from django.apps import apps

    from vungxanh.records.interface import undo

    kept = load(csv_file("MT-01,100,,,,,,,,,,")).submission_id
    undo(kept, by=world.analyst)
    for name in ("SubmissionEvent", "WithdrawalEvent"):
        (row,) = apps.get_model("intake", name).objects.all()
        assert row.pgh_context["post"] == world.analyst.symbol
        assert row.pgh_context["purpose"].split()[0] == {"SubmissionEvent": "receive"}.get(name, "withdraw")


figure = st.one_of(st.none(), st.integers(1, 50))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.sampled_from(["MT-01", "MT-02"]), figure),
        st.tuples(st.just("undo"), st.integers(0, 5), st.none()),
    ),
    min_size=1,
    max_size=DAYS,
)
ONE_BY_ONE = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@contextmanager
def rolled_back():
    """Every example starts from the same database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def play(world, load, csv_file, plan):
    """Run a plan, one step a day; returns what the model of the two clocks expects on each day."""
    from vungxanh.records.interface import undo

    kept, expected = [], []
    for day, (what, which, value) in enumerate(plan):
        if what == "import":
            said = "" if value is None else value
            # A spare blank at the end makes every file another file.
            path = csv_file(f"{which},{said},{day},,,,,,,,,", name=f"{day}.csv")
            kept.append([load(path, received_at=at(day)).submission_id, which, value, True])
        elif kept and kept[which % len(kept)][3]:
            chosen = kept[which % len(kept)]
            chosen[3] = False
            undo(chosen[0], by=world.analyst, withdrawn_at=at(day))
        expected.append({code: value for _, code, value, counts in kept if counts})
    return expected


@ONE_BY_ONE
@given(plan=steps)
def test_any_course_of_imports_and_undos_is_remembered_day_by_day(world, load, csv_file, plan):
    with rolled_back():
        expected = play(world, load, csv_file, plan)
        for day, known in enumerate(expected):
            for code in ("MT-01", "MT-02"):
                assert residents(world, on(day), code) == ([known[code]] if code in known else [])


@ONE_BY_ONE
@given(plan=steps, value=figure)
def test_import_and_undo_leave_everything_as_it_was(world, load, csv_file, plan, value):
    from vungxanh.records.interface import undo

    with rolled_back():
        play(world, load, csv_file, plan)
        before = state(world, on(30))
        said = "" if value is None else value
        kept = load(csv_file(f"MT-01,{said},7,7,7,7,7,7,7,7,7,inter", name="sau.csv"), received_at=at(20))
        assert state(world, on(20)) != before
        undo(kept.submission_id, by=world.analyst, withdrawn_at=at(25))
        assert state(world, on(30)) == before
