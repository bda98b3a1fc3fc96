"""What is said of a year's requests keeps everything else uncertain: counted out over every possible year."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.dossiers.rules.defaults import Defaults
from vungxanh.dossiers.rules.yearly import CELLS, FEW, OPEN, Part, Received, Said, last_year, said, timely

WORDS = [(part, word) for part in Part for word in CELLS[part]]


def possible() -> list[Received]:
    """Every way in which one request can go, for the outcomes that differ in what they tell of the clocks.

    Open at the end is late; what was answered in time may be closed in time or late, or not at all.
    """
    closed = [
        Received("correct", answered, outcome, acted)
        for answered in ("in_time", "late")
        for outcome in ("corrected", "withdrawn")
        for acted in ("in_time", "late")
    ]
    return [*closed, *(Received("correct", answered, OPEN, "late") for answered in ("in_time", "late"))]


def counted(requests: tuple[Received, ...]) -> dict[tuple[Part, str], int]:
    """The counts of a year, worked out here and not by the code under test."""
    found: defaultdict[tuple[Part, str], int] = defaultdict(int)
    for one in requests:
        for part, word in zip(Part, (one.request, one.answered, one.outcome, one.acted), strict=True):
            found[part, word] += 1
    return dict(found)


def every_year(most: int) -> Iterator[tuple[int, dict[tuple[Part, str], int]]]:
    """Every year with at most so many requests; years with the same counts once."""
    for received in range(most + 1):
        years = {
            tuple(sorted(counted(one).items())) for one in combinations_with_replacement(possible(), received)
        }
        yield from ((received, dict(year)) for year in years)


def heard(found: Said) -> tuple[object, ...]:
    """What an outsider hears of a year."""
    return found.received, tuple((part, found.parts[part]) for part in Part if part in found.parts)


def test_each_count_that_is_not_said_keeps_four_possible_values() -> None:
    """For whoever knows the rule, what was said, and that everything adds up."""
    sounds: defaultdict[tuple[object, ...], list[tuple[int, dict[tuple[Part, str], int]]]] = defaultdict(list)
    for received, year in every_year(8):
        sounds[heard(said(received, year))].append((received, year))
    unsaid = [(Part.ANSWERED, "in_time"), (Part.ACTED, "in_time"), (Part.OUTCOME, "corrected"),
              (Part.OUTCOME, "withdrawn"), (Part.OUTCOME, OPEN)]  # fmt: skip
    checked = 0
    for sound, years in sounds.items():
        shown = dict(sound[1])  # type: ignore[call-overload]
        if sound[0] is None:
            assert {received for received, _ in years} == {1, 2, 3, 4}
        for part, word in unsaid:
            if part not in shown and sound[0] != 0:
                values = {year.get((part, word), 0) for _, year in years}
                assert len(values) >= 4, (sound, part, word, values)
                checked += 1
    assert checked > 50


@given(
    st.dictionaries(st.sampled_from(WORDS), st.integers(0, 30)),
    st.integers(0, 60),
)
def test_a_division_is_said_whole_and_without_small_parts_or_not_at_all(
    counts: dict[tuple[Part, str], int], received: int
) -> None:
    found = said(received, counts)
    assert found.received == (None if 0 < received < FEW else received)
    assert found.parts == {} or received >= FEW
    for part, cells in found.parts.items():
        assert [word for word, _ in cells] == list(CELLS[part])
        assert sum(count for _, count in cells) == received
        assert all(count == 0 or count >= FEW for _, count in cells)
    assert Part.ACTED not in found.parts or Part.OUTCOME in found.parts


def test_a_year_is_counted_when_its_clocks_have_struck() -> None:
    assert [last_year(date(2027, 1, day)) for day in (1, 31)] == [2025, 2025]
    assert last_year(date(2027, 2, 1)) == 2026
    assert (timely(None, date(2026, 1, 1)), timely(date(2026, 1, 2), date(2026, 1, 2))) == ("late", "in_time")
    with pytest.raises(ValueError, match="31"):
        Defaults(requests_counted_days=20)
    with pytest.raises(ValueError, match="50"):
        Defaults(province_page=51)
