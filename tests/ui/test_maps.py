"""The tile map draws every unit once, inside the picture, apart from the others."""

import re

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.ui import classes, maps


def units(count: int, verdict: str | None = None) -> list[maps.Unit]:
    return [maps.Unit(f"Xã Mẫu {n:03}", f"/xa/{n}/", verdict) for n in range(count)]


def drawn(count: int, verdict: str | None = None) -> maps.Map:
    return maps.tile_map(units(count, verdict), title="Bản đồ", label="Sơ đồ", hint="")


@given(st.integers(1, 200))
def test_every_unit_has_one_tile_inside_the_picture(count: int) -> None:
    picture = drawn(count)
    assert [shape.unit for shape in picture.shapes] == units(count)
    for shape in picture.shapes:
        assert 0 <= shape.x <= picture.width
        assert maps.HEAD <= shape.y <= picture.height - maps.FOOT
    assert len({(shape.x, shape.y) for shape in picture.shapes}) == count


@given(st.integers(2, 200))
def test_tiles_do_not_overlap(count: int) -> None:
    shapes = drawn(count).shapes
    width = (maps.WIDTH - 4) / maps.across(count)
    nearest = min(
        (a.x - b.x) ** 2 + (a.y - b.y) ** 2 for i, a in enumerate(shapes) for b in shapes[i + 1 : i + 30]
    )
    assert nearest**0.5 >= width - 0.3


@pytest.mark.parametrize("verdict", classes.ORDER)
def test_each_class_shows_by_mark_as_well_as_colour(verdict: str) -> None:
    html = render_to_string("ui/map.html", {"map": drawn(1, verdict)})
    look = classes.LOOKS[verdict]
    assert f'aria-label="Xã Mẫu 000: {classes.word(verdict)}"' in html
    assert f">{classes.letter(verdict)}</text>" in html
    assert look.fill in html
    assert ("url(#hatch)" in html) == (verdict == "unclassified")
    assert ('class="shape dotted"' in html) == (verdict in {"undetermined", "held"})


def test_a_long_label_takes_more_lines_inside_the_picture() -> None:
    picture = maps.tile_map(
        units(5), title="Bản đồ", label="Ranh giới: một nguồn có tên rất dài " * 5, hint=""
    )
    assert len(picture.labels) == 3
    assert picture.labels[-1][0] < picture.whole
    assert " ".join(line for _, line in picture.labels) == picture.label.strip()


def test_the_map_of_a_province_is_light_and_needs_no_style_attribute() -> None:
    html = render_to_string("ui/map.html", {"map": drawn(124, "unclassified")})
    assert len(html.encode()) < 60_000
    assert not re.search(r"\sstyle=|\son\w+=", html)


def contrast(first: str, second: str) -> float:
    """WCAG contrast of two colours."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [*classes.LOOKS.values(), classes.PLAIN])
def test_a_letter_can_be_read_on_its_colour(look: classes.Look) -> None:
    assert contrast(look.fill, look.ink) >= 4.5
