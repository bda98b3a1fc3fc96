"""Charts of a series: no line joins what may not be joined, labels stay inside and apart."""

from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.ui.series import LETTER, ROW, TOP, WIDTH, Series, Value, series_chart


@st.composite
def values(draw: st.DrawFn) -> list[Value]:
    days = sorted(draw(st.lists(st.dates(date(2010, 1, 1), date(2035, 1, 1)), min_size=1, max_size=15)))
    group, found = 0, []
    for number, day in enumerate(days):
        broken = number > 0 and draw(st.booleans())
        group += broken
        value = draw(st.fractions(-50, 5000, max_denominator=9))
        why = draw(st.sampled_from(["sáp nhập", "đổi tiêu chí"])) if broken else ""
        found.append(Value(day, value, f"{value}", f"{day:%m/%Y}", group, why, draw(st.booleans())))
    return found


def corners(chart: Series) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [segment for line in chart.lines for segment in pairwise(line)]


@given(values())
def test_no_segment_joins_values_of_different_groups(found: list[Value]) -> None:
    chart = series_chart(found, title="Mẫu")
    places = [(dot.x, dot.y) for dot in chart.dots]
    allowed = {
        (places[n], places[n + 1]) for n in range(len(found) - 1) if found[n].group == found[n + 1].group
    }
    assert set(corners(chart)) == allowed
    expected = sum(found[n].group == found[n + 1].group for n in range(len(found) - 1))
    assert len(corners(chart)) == expected


@given(values())
def test_every_break_is_marked_and_explained_and_no_line_crosses_it(found: list[Value]) -> None:
    chart = series_chart(found, title="Mẫu")
    assert len(chart.cuts) == found[-1].group
    assert {cut.words for cut in chart.cuts} == {value.broken for value in found if value.broken}
    text = " ".join(chart.notes)
    assert all(f"{cut.letter}: {cut.words}" in text for cut in chart.cuts)
    for cut in chart.cuts:
        assert not [1 for (x, _), (to, _) in corners(chart) if x < cut.x < to]


@given(values())
def test_labels_stay_inside_and_do_not_cover_each_other(found: list[Value]) -> None:
    chart = series_chart(found, title="Mẫu")

    def extent(x: float, text: str, anchor: str) -> tuple[float, float]:
        wide = len(text) * LETTER
        start = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        return start, start + wide

    labels = [(*extent(d.x, d.label, d.anchor), d.stands) for d in chart.dots if d.labelled]
    for start, end, y in labels:
        assert not [dot for dot in chart.dots if start < dot.x < end and y - ROW < dot.y < y]
    dates = [(*extent(t.x, t.text, t.anchor), t.y) for t in chart.ticks]
    for several in (labels, dates):
        for number, (start, end, y) in enumerate(several):
            assert start >= -0.01
            assert end <= WIDTH + 0.01
            for other_start, other_end, other_y in several[:number]:
                assert abs(y - other_y) >= ROW - 0.01 or end < other_start or start > other_end


@given(values())
def test_values_stand_in_proportion_above_a_base_of_zero_or_below(found: list[Value]) -> None:
    chart = series_chart(found, title="Mẫu")
    low, high = min(0, *(v.value for v in found), 0), max(0, *(v.value for v in found), 0)
    span = float(high - low) or 1.0
    for dot, value in zip(chart.dots, found, strict=True):
        assert dot.y == pytest.approx(chart.base - (chart.base - TOP) * float(value.value - low) / span)
        assert dot.rough is value.rough


def test_a_chart_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a value"):
        series_chart([], title="Mẫu")


def test_the_chart_is_read_aloud_and_drawn_escaped() -> None:
    found = [
        Value(date(2024, 11, 21), Fraction(284), "284 <xã>", "21/11/2024", 0),
        Value(date(2025, 12, 31), Fraction(32), "32 xã", "2025", 1, "sáp nhập; đổi tiêu chí"),
    ]
    chart = series_chart(found, title="Xã không ma túy")
    assert chart.said == ("Xã không ma túy; 21/11/2024: 284 <xã>; (sáp nhập; đổi tiêu chí); 2025: 32 xã")
    drawn = Template("{% load ui %}{% series chart %}").render(Context({"chart": chart}))
    assert "284 &lt;xã&gt;" in drawn
    assert "<polyline" not in drawn
    assert drawn.count("<circle") == 2
    assert "a: sáp nhập; đổi tiêu chí" in drawn
