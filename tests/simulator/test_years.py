"""The invented years come out the same from the same seed and never contradict themselves."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from vungxanh.simulator.rules.lives import Life, What, days, months_after, recount
from vungxanh.simulator.rules.years import Province, Scale

SCALE = Scale(communes=4, start=date(2025, 6, 1), years=3, yearly=60)
seeds = st.integers(0, 2**32)


def told(seed: int) -> list[tuple[date, What, int, int | None, str]]:
    operations = Province(seed, SCALE).operations()
    return [(one.day, one.what, one.life.number, one.to, one.reason + one.request) for one in operations]


@given(seeds)
@settings(max_examples=10)
def test_the_same_seed_gives_the_same_years(seed: int) -> None:
    assert told(seed) == told(seed)
    assert told(seed) != told(seed + 1)


@given(seeds)
@settings(max_examples=25)
def test_nothing_happens_to_a_life_that_is_over_or_not_begun(seed: int) -> None:
    last = date.min
    for one in Province(seed, SCALE).operations():
        assert one.day >= last
        last = one.day
        assert one.life.begins <= one.day
        if one.what not in (What.OPEN, What.ACCEPT):
            assert one.life.stands(one.day) or one.life.left == one.day


@given(seeds)
@settings(max_examples=10)
def test_a_person_is_in_one_situation_at_a_time(seed: int) -> None:
    province = Province(seed, SCALE)
    [*province.operations()]
    for life in province.lives:
        if life.follows is not None:
            over = life.follows.left or life.follows.until
            assert over is not None
            assert over <= life.begins


@given(seeds)
@settings(max_examples=5)
def test_the_stock_moves_only_by_what_begins_and_ends(seed: int) -> None:
    province = Province(seed, SCALE)
    [*province.operations()]
    for day in [*days(SCALE.start, SCALE.end)][::37]:
        before, after = (sum(recount(province.lives, one).values()) for one in (day - timedelta(1), day))
        begun = sum(life.begins == day for life in province.lives)
        gone = sum(life.stands(day - timedelta(1)) and not life.stands(day) for life in province.lives)
        assert before + begun - gone == after


def test_every_path_comes_up() -> None:
    happened = Counter(one.what for seed in range(3) for one in Province(seed, SCALE).operations())
    assert set(happened) == set(What)


def test_a_review_that_is_missed_is_awaited_until_it_is_made() -> None:
    life = Life(0, 0, "substitution", date(2026, 8, 1), date(2026, 8, 1), None, again=date(2027, 2, 1))
    assert life.standing(date(2027, 1, 31)) == "counted"
    assert life.standing(date(2027, 2, 1)) == "awaiting"
    life.confirmed(date(2027, 2, 9), 6)
    assert [life.standing(date(2027, 2, day)) for day in (1, 8, 9)] == ["awaiting", "awaiting", "counted"]
    assert life.standing(date(2027, 8, 9)) == "awaiting"


@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.integers(0, 60))
def test_months_are_added_as_people_do(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(1)).month != later.month
