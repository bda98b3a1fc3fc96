"""The province page as data: sentence, figures, bar, map, table, filter, decisions, readings."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.utils import translation

from tests.factories import assessed
from vungxanh.portal.web.pages.province import ProvincePage, province_page
from vungxanh.portal.web.pages.readings import readings_page

BASE = "/tinh/M9000/2025/"


def page(asked: dict[str, str] | None = None, **changed: object) -> ProvincePage:
    return province_page(
        assessed.run(**changed),
        assessed.rows(),
        base=BASE,
        asked=asked or {},
        mark="Số liệu minh họa",
        receipt="/r/",
        outlines={},
    )


def test_the_state_is_one_sentence_with_its_reason() -> None:
    assert page().state == (
        "Tỉnh Mẫu (minh họa) là tỉnh trọng điểm phức tạp về ma túy: "
        "5 trong 6 tiêu chí (Điều 5 khoản 1, 2, 3, 4, 6)."
    )
    other = page(province_verdict="unclassified", province_criteria=assessed.PROVINCE_CRITERIA[4:])
    assert "1 trong 6 tiêu chí của Điều 5" in other.state


def test_a_figure_never_stands_alone() -> None:
    share, key, routes, moved = page().figures
    assert (share.value, share.more) == ("28,2\u00a0%", "vượt 8,2 điểm so với chỉ tiêu 20\u00a0%")
    assert (key.value, key.more) == ("71", "Loại I 6 · Loại II 22 · Loại III 43")
    assert (routes.value, routes.more) == ("6", "4 trong tỉnh · 2 liên tỉnh")
    assert (moved.value, moved.href) == ("12", f"{BASE}cach-hieu/")
    assert page(target=None, gap_points=None).figures[0].more == "chưa đặt chỉ tiêu"
    short = page(gap_points=Fraction(-13, 10)).figures[0]
    assert short.more.startswith("thiếu 1,3 điểm")


def test_each_class_opens_exactly_its_rows() -> None:
    for segment in page().bar:
        shown = page({"loai": segment.verdict})
        assert shown.shown == segment.count == len(shown.table.lines)
        assert [one.verdict for one in shown.bar if one.chosen] == [segment.verdict]
    assert sum(segment.count for segment in page().bar) == 124


@pytest.mark.parametrize("typed", ["mẫu 081", "MAU 081", " máu 081 "])
def test_a_name_is_found_with_or_without_its_marks(typed: str) -> None:
    assert [line.cells[0][0].text for line in page({"ten": typed}).table.lines] == ["Phường Mẫu 081"]


def test_the_filter_of_key_classes_leaves_out_what_is_held() -> None:
    held = {row.area.code for row in assessed.rows() if row.held}
    key = page({"loai": "key"})
    assert held.isdisjoint(line.href.split("/")[-2] for line in key.table.lines)
    assert [row.area.code for row in page().held] == sorted(held)


def test_no_row_is_a_sentence_not_an_empty_table() -> None:
    assert page({"ten": "không có xã này"}).table.empty.startswith("Không có xã, phường nào khớp")


def test_the_map_has_the_rows_of_the_table_and_says_what_it_is() -> None:
    shown = page()
    assert [shape.unit.href for shape in shown.map.shapes] == [line.href for line in shown.table.lines]
    assert shown.map.label == "Số liệu minh họa · Sơ đồ xếp theo thứ tự chữ cái, không phải ranh giới"


def test_a_total_says_how_many_are_missing() -> None:
    managed = next(cell for cell, _ in page().table.totals if cell.note)
    assert managed.note == "thiếu 1 nơi"


def test_the_province_shows_the_working_of_its_own_class() -> None:
    key, free = page().criteria
    assert key.asks == "Tỉnh trọng điểm: cần 4 trong 6 tiêu chí, đạt 5"
    assert key.lines[3].shown == (("28 / 124 = 22,58\u00a0%", "≥ 3\u00a0%", "vượt 24"),)
    assert key.lines[5].shown == (("có", "có", ""),)
    assert free.lines[1].met == "chưa rõ"


def test_what_needs_a_decision_is_named() -> None:
    shown = page()
    assert [one.row.verdict for one in shown.undetermined] == ["undetermined"]
    assert shown.undetermined[0].missing == ("Người nghiện có hồ sơ quản lý",)
    assert len(shown.held) == 1


def test_the_reading_in_use_stands_first_among_all() -> None:
    shown = readings_page(assessed.run(), assessed.rows(), base=BASE, asked={})
    assert len(shown.counts.lines) == 24
    first = shown.counts.lines[0].cells[0][0]
    assert (first.text, first.note) == ("cách hiểu mặc định", "đang dùng")
    assert {line.cells[6][0].text for line in shown.moved.lines} == {"Loại III"}
    assert len({line.cells[0][0].text for line in shown.counts.lines}) == 24


def test_either_table_of_the_readings_can_be_sorted() -> None:
    def first(asked: dict[str, str]) -> tuple[str, str]:
        shown = readings_page(assessed.run(), assessed.rows(), base=BASE, asked=asked)
        return shown.counts.lines[0].cells[6][0].text, shown.moved.lines[0].cells[0][0].text

    assert first({}) == ("0", "Phường Mẫu 009")
    assert first({"sap": "doi", "chieu": "giam"})[0] == "6"
    assert first({"sap": "ten", "chieu": "giam"})[1] == "Xã Mẫu 123"


def test_english_has_its_own_numerals_and_words() -> None:
    with translation.override("en"):
        share = page().figures[0]
    assert (share.value, share.more) == ("28.2%", "8.2 points above the target of 20%")


def test_a_province_without_unknowns_needs_no_decision_on_them() -> None:
    rows = [replace(row, held=()) for row in assessed.rows() if row.verdict != "undetermined"]
    shown = province_page(assessed.run(), rows, base=BASE, asked={}, mark="", receipt="/r/", outlines={})
    assert (shown.held, shown.undetermined) == ((), ())
