"""Which figures may stand in one line: properties on invented ones."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.records.rules.breaks import MERGER, breaks_between, first_day, last_day, series
from vungxanh.records.rules.published import Claim

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    day = draw(DAYS)
    measure, unit = draw(
        st.sampled_from([("managed_people", "person"), ("drug_free_communes", "commune"), ("cases", "case")])
    )
    return Claim(
        key=f"k{draw(st.integers(0, 10**9))}",
        area=draw(st.sampled_from([1, 2])),
        measure=measure,
        value=Fraction(draw(st.integers(0, 500))),
        unit=unit,
        source=f"https://mau.example/{draw(st.integers(0, 3))}",
        definition=draw(st.sampled_from(["", "decision_28", "provincial_scheme", "addicts"])),
        start=str(day.year),
        end=day.isoformat(),
        as_of=day.isoformat(),
        era="after" if day >= MERGER else "before",
    )


@given(st.lists(claims(), max_size=12, unique_by=lambda one: one.key))
def test_no_group_crosses_the_merger_a_definition_an_area_or_the_order_of_time(found: list[Claim]) -> None:
    for one in series(found):
        days = [point.day for point in one.points]
        assert days == sorted(days)
        for before, after in zip(one.points, one.points[1:], strict=False):
            same = before.group == after.group
            assert same is (after.broken_by == ())
            assert after.group - before.group in (0, 1)
            if same:
                assert (before.day < MERGER) is (after.day < MERGER)
                assert (before.claim.era, before.claim.definition, before.claim.area) == (
                    after.claim.era,
                    after.claim.definition,
                    after.claim.area,
                )


@given(st.lists(claims(), max_size=12, unique_by=lambda one: one.key))
def test_every_result_stands_in_exactly_one_series(found: list[Claim]) -> None:
    drawn = [point.claim.key for one in series(found) for point in one.points if not point.computed]
    assert sorted(drawn) == sorted(claim.key for claim in found)


def flow(start: str, end: str) -> Claim:
    return Claim(
        f"{start}-{end}", 1, "cases", Fraction(9), "case", "https://mau.example", start=start, end=end
    )


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (flow("2021", "2021"), flow("2022", "2022"), ()),
        (flow("2022-01", "2022-06"), flow("2022-07", "2022-12"), ()),
        (flow("2022-01", "2022-06"), flow("2023", "2023"), ("length",)),
        (flow("2022-01", "2022-06"), flow("2022-03", "2022-08"), ("overlap",)),
        (flow("2022", "2022"), flow("", "2023"), ("length",)),
        (flow("2024", "2024"), flow("2025", "2025"), ("merger",)),
    ],
)
def test_flows_are_joined_over_periods_of_one_length(
    before: Claim, after: Claim, why: tuple[str, ...]
) -> None:
    assert breaks_between(before, after, {}) == why


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3), date(2024, 2, 3)),
        ("", None, None),
        ("--04-12", None, None),
        ("2023-02-30", None, None),
        ("2024-13", None, None),
        ("nay", None, None),
    ],
)
def test_partial_dates_have_a_first_and_a_last_day(text: str, first: date | None, last: date | None) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


def test_a_figure_in_doubt_is_not_drawn_and_the_computed_share_stands_in() -> None:
    made = [
        Claim(key, 1, measure, Fraction(value), unit, "https://mau.example", as_of="2022", era="before")
        for key, measure, value, unit in (
            ("share", "relapse_share_pct", 14, "percent"),
            ("part", "relapsed", 447, "person"),
            ("whole", "post_rehab", 3403, "person"),
        )
    ]
    shares = [one for one in series(made) if one.measure == "relapse_share_pct"]
    (point,) = shares[0].points
    assert point.computed
    assert point.claim.value == Fraction(44700, 3403)
