"""Tables: what a column, a row and the line above say of a number alone in a cell. Invented rows."""

import pytest

from tests.reader.saying import told

OF_GOALS = """Giao chỉ tiêu phòng, chống ma túy năm 2027 cho các đơn vị như sau:
Đơn vị | Hồ sơ cai nghiện bắt buộc | Cai nghiện tự nguyện | Buổi tuyên truyền
Xã Mẫu 01 | 14 | 6 | 24
Xã Mẫu 02 | 9 | 3 | 20
Cộng | 23 | 9 | 44"""
BY_COLUMN = """Phụ lục phòng, chống ma túy
TT | Nội dung | Chỉ tiêu năm | Thực hiện | Cùng kỳ năm trước
1 | Hồ sơ đưa đi cai nghiện bắt buộc | 18 | 11 | 13
2 | Số vụ ma túy phát hiện | - | 21 | 26
3 | Heroin thu giữ (gam) | - | 7,25 | 19,5
4 | Buổi tuyên truyền phòng, chống ma túy | 60 | 47 | 52"""
BY_YEAR = """Biểu so sánh về ma túy
Nội dung            2031      2032
Vụ ma túy           87        91
Điểm ma túy xóa bỏ  6         8"""

BY_TAB = """Biểu số liệu về ma túy
Nội dung\tĐơn vị\t2031\t2032
Vụ ma túy\tvụ\t87\t91
Heroin thu giữ\tgam\t120,5\t64,25"""


def test_one_tab_parts_the_cells_of_a_row() -> None:
    assert told(BY_TAB, "measure", "role") == [
        ("87", "cases", "background"),
        ("91", "cases", "result"),
        ("120,5", "seizure_mass_g", "background"),
        ("64,25", "seizure_mass_g", "result"),
    ]


def test_a_table_under_a_line_of_goals_holds_goals_only() -> None:
    found = told(OF_GOALS, "role")
    assert {role for _, role in found} == {"target"}
    assert len(found) == 9


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Chỉ tiêu giao năm 2027 (kèm theo Quyết định)", {"target"}),
        ("Phân bổ chỉ tiêu cho các đơn vị", {"target"}),
        ("Một số chỉ tiêu chính", {"result"}),
        ("Kết quả thực hiện chỉ tiêu giao năm 2027", {"result"}),
    ],
)
def test_a_title_that_assigns_goals_makes_goals_of_the_table_below(title: str, roles: set[str]) -> None:
    head = "Đơn vị | Người đưa đi cai nghiện | Buổi tuyên truyền"
    found = told(f"{title}\n{head}\nXã Mẫu 01 | 14 | 24\nXã Mẫu 02 | 9 | 20", "role")
    assert {role for _, role in found} == roles


def test_a_column_of_goals_and_one_of_an_earlier_time_give_their_role() -> None:
    assert told(BY_COLUMN, "measure", "role") == [
        ("18", "rehab_intake", "target"),
        ("11", "rehab_intake", "result"),
        ("13", "rehab_intake", "background"),
        ("21", "cases", "result"),
        ("26", "cases", "background"),
        ("7,25", "seizure_mass_g", "result"),
        ("19,5", "seizure_mass_g", "background"),
        ("60", "propaganda_sessions", "target"),
        ("47", "propaganda_sessions", "result"),
        ("52", "propaganda_sessions", "background"),
    ]


def test_of_columns_of_years_the_last_is_what_is_reported() -> None:
    assert told(BY_YEAR, "measure", "role") == [
        ("87", "cases", "background"),
        ("91", "cases", "result"),
        ("6", "hotspots_abolished", "background"),
        ("8", "hotspots_abolished", "result"),
    ]


def test_a_row_that_begins_with_of_which_is_a_part_of_the_row_above() -> None:
    raw = """TT | Nội dung | Đơn vị | Kết quả
1 | Số vụ phạm tội về ma túy | vụ | 31
2 | Trong đó: vụ mua bán | vụ | 17"""
    assert told(raw, "measure", "role") == [("31", "cases", "result"), ("17", "cases", "part")]


@pytest.mark.parametrize("label", ["Ma túy tổng hợp thu giữ (viên)", "Tổng hợp: ma túy thu giữ (viên)"])
def test_no_row_is_a_sum_for_a_word_that_only_sounds_so(label: str) -> None:
    raw = f"""TT | Nội dung ma túy | Kỳ này
1 | Ma túy đá thu giữ (viên) | 12
2 | {label} | 40"""
    assert [role for _, role in told(raw, "role")] == ["result", "result"]


def test_numbers_of_rows_and_cells_without_a_noun_count_nothing() -> None:
    raw = """TT | Họ tên | Mã
1 | Giả | 17
2 | Thử | 18"""
    assert told(raw) == []


BY_TABS = """BÁO CÁO
Công tác phòng, chống ma túy năm 2032
I. MỘT SỐ CHỈ TIÊU CHÍNH
Chỉ tiêu\tĐơn vị tính\tNăm 2031\tNăm 2032
Vụ ma túy phát hiện\tvụ\t87\t91
Người nghiện có hồ sơ quản lý\tngười\t640\t612
Người nghiện giảm 28 người."""


def test_a_single_tab_parts_cells_and_years_beside_one_another_are_no_goals() -> None:
    assert told(BY_TABS, "measure", "role")[:4] == [
        ("87", "cases", "background"),
        ("91", "cases", "result"),
        ("640", "addicts_managed", "background"),
        ("612", "addicts_managed", "result"),
    ]


def test_under_a_heading_that_names_the_year_the_last_column_is_a_goal() -> None:
    raw = BY_TABS.replace("MỘT SỐ CHỈ TIÊU CHÍNH", "MỘT SỐ CHỈ TIÊU NĂM 2032")
    assert ("91", "target") in told(raw, "role")


def test_two_columns_are_a_table_where_the_head_says_what_is_counted() -> None:
    rows = "Phân theo hành vi về ma túy\nHành vi | Số vụ\nMua bán | 31\nTàng trữ | 19\nCộng | 50"
    assert told(rows, "measure", "role") == [
        ("31", "cases", "part"),
        ("19", "cases", "part"),
        ("50", "cases", "result"),
    ]


def test_two_columns_without_such_a_head_are_labels_and_values() -> None:
    rows = "Nội dung | Kết quả\nSố vụ ma túy bắt giữ | 31\nSố đối tượng ma túy bị bắt | 44"
    assert told(rows, "measure", "role") == [
        ("31", "cases", "result"),
        ("44", "persons_arrested", "result"),
    ]
