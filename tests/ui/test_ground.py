"""Maps of units that lie somewhere: every unit is drawn, islands too, and cells do not overlap."""

import re

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from vungxanh.ui import ground
from vungxanh.ui.maps import WIDTH, Map, Unit

degrees = st.tuples(
    st.floats(103, 109, allow_nan=False).map(lambda x: round(x, 4)),
    st.floats(9, 23, allow_nan=False).map(lambda y: round(y, 4)),
)
many = st.lists(degrees, min_size=3, max_size=40, unique=True)


def placed(points: list[tuple[float, float]]) -> list[ground.Placed]:
    return [ground.Placed(Unit(f"Xã Mẫu {n:02}", f"/{n}/"), x, y) for n, (x, y) in enumerate(points)]


def drawn(units: list[ground.Placed]) -> Map:
    return ground.ground_map(units, title="Bản đồ", label="Sơ đồ", hint="")


@settings(deadline=None)
@given(many)
def test_every_unit_is_drawn_once(points: list[tuple[float, float]]) -> None:
    units = placed(points)
    picture = drawn(units)
    assert {shape.unit for shape in picture.shapes} == {one.unit for one in units}
    assert len(picture.shapes) == len(units)
    numbers = [float(n) for shape in picture.shapes for n in re.findall(r"-?\d+\.?\d*", shape.path)]
    assert max(numbers) <= max(WIDTH, picture.height) + 1


@settings(deadline=None)
@given(many)
def test_cells_share_no_ground_and_hold_their_point(points: list[tuple[float, float]]) -> None:
    near, _ = ground.mainland(placed(points))
    shapes = ground.cells(near)
    for one, cell in zip(near, shapes, strict=True):
        assert cell.distance(one.point) < 1e-9
    whole = shapely.union_all(shapes)
    assert sum(cell.area for cell in shapes) == pytest.approx(whole.area, rel=1e-6)


def grid() -> list[tuple[float, float]]:
    return [(105 + x / 10 + y / 300, 21 + y / 10) for x in range(5) for y in range(5)]


def test_an_island_and_a_unit_without_a_point_become_named_symbols() -> None:
    units = [*placed([*grid(), (112.0, 16.5)]), ground.Placed(Unit("Đặc khu Mẫu", "/x/"), None, None)]
    named = [shape.unit.name for shape in drawn(units).shapes if shape.named]
    assert named == ["Xã Mẫu 25", "Đặc khu Mẫu"]


def test_real_boundaries_are_drawn_as_they_are() -> None:
    def square(x: float, y: float) -> tuple[tuple[tuple[tuple[float, float], ...], ...], ...]:
        return ((((x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y)),),)

    units = [
        ground.Placed(one.unit, one.longitude, one.latitude, square(one.longitude or 0, one.latitude or 0))
        for one in placed([(105 + x / 10, 21 + y / 10) for x in range(3) for y in range(3)])
    ]
    for shape in drawn(units).shapes:
        assert shape.path.count("L") == 3


def test_a_group_of_units_has_their_ground_together() -> None:
    west, east = placed(grid()[:10]), placed(grid()[10:])
    merged, far = ground.dissolved({"01": west, "02": east})
    assert set(merged) == {"01", "02"}
    assert far == []
    assert all(merged.values())
