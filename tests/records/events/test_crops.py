"""Drug crops: only what was found is destroyed, and only what was destroyed counts."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.events.lives import START, step, total
from vungxanh.records.rules.events.crops import Crop, CropDestroyed, CropFound, life, whole_square_metres
from vungxanh.records.rules.events.shape import RefusedEventError

END = START + timedelta(days=99)
amounts = st.none() | st.integers(1, 100_000)


def found(**given: Any) -> CropFound:
    return CropFound(crop=Crop.POPPY, **given)


@given(st.integers(1, 10_000_000))
def test_a_measured_area_is_cut_down_but_never_to_nothing(hundredths: int) -> None:
    assert whole_square_metres(hundredths) == (1 if hundredths < 100 else hundredths // 100)


@given(amounts, amounts)
def test_what_was_found_counts_nothing_until_it_is_destroyed(plants: int | None, area: int | None) -> None:
    if plants is None and area is None:
        with pytest.raises(RefusedEventError, match="ít nhất một trong hai"):
            found()
        return
    assert life([step(0, found(plants=plants, area=area))])[1] == ()
    _, at_once = life([step(0, found(plants=plants, area=area, at_once=True))])
    _, later = life(
        [step(0, found(plants=plants, area=area)), step(1, CropDestroyed(plants=plants, area=area))]
    )
    assert at_once == later
    assert {one.indicator for one in at_once} == {
        code for code, value in (("D19", plants), ("D20", area)) if value is not None
    }
    assert total(at_once, "D19", END) == (plants or 0)


@given(st.integers(1, 1_000), st.lists(st.integers(1, 400), min_size=1, max_size=5))
def test_never_more_is_destroyed_than_was_found(plants: int, parts: list[int]) -> None:
    course = [step(0, found(plants=plants))]
    course += [step(number, CropDestroyed(plants=one), day=number) for number, one in enumerate(parts, 1)]
    if sum(parts) > plants:
        with pytest.raises(RefusedEventError, match="nhiều hơn số đã phát hiện"):
            life(course)
        return
    field, lines = life(course)
    assert field is not None
    assert (field.plants_left, total(lines, "D19", END)) == (plants - sum(parts), sum(parts))


def test_what_nobody_counted_has_no_balance() -> None:
    field, lines = life([step(0, found(area=50)), step(1, CropDestroyed(plants=30, area=50))])
    assert field is not None
    assert (field.plants_left, field.area_left) == (None, 0)
    assert (total(lines, "D19", END), total(lines, "D20", END)) == (30, 1)


def test_nothing_is_destroyed_before_it_was_found() -> None:
    gone = CropDestroyed(plants=1)
    with pytest.raises(RefusedEventError, match="ghi phát hiện trước"):
        life([step(0, gone)])
    with pytest.raises(RefusedEventError, match="trước việc đã ghi"):
        life([step(0, found(plants=1), day=2), step(1, gone, day=1)])
    with pytest.raises(RefusedEventError, match="rồi"):
        life([step(0, found(plants=1)), step(1, found(plants=1))])


@pytest.mark.parametrize("plants", [0, -3, 100_000_001])
def test_a_number_is_a_number_of_something(plants: int) -> None:
    with pytest.raises(RefusedEventError, match="lớn hơn 0"):
        found(plants=plants)
