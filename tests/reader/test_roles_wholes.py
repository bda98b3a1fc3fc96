"""Parts told by the whole beside them: in a bracket, in a fraction, by sums, by kinds of people."""

import pytest

from tests.reader.saying import told


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "Có 86 người nghiện ma túy, trong đó 22 người ở cơ sở cai nghiện; 31 người sử dụng trái phép.",
            ["result", "part", "result"],
        ),
        (
            "Trong tổng số 915 người nghiện ma túy, còn 402 người ở ngoài cộng đồng.",
            ["result", "part"],
        ),
        ("Tỉnh có 150/310 xã sạch về ma túy. Trong đó biên giới 12/12 xã.", ["result", "part"]),
        ("Bắt 60 vụ ma túy. Vụ lớn nhất là đêm 3/4, bắt 2 đối tượng, thu 5 bánh heroin.", None),
    ],
)
def test_people_and_communes_are_parts_of_their_own_kind(raw: str, expected: list[str] | None) -> None:
    found = [role for _, role in told(raw, "role")]
    assert found == expected if expected is not None else found[0] == "result"


def test_a_bracket_behind_a_goal_reached_has_the_measure_of_what_was_reached() -> None:
    raw = "Lập 198 hồ sơ đưa đi cai nghiện bắt buộc, đạt 62% chỉ tiêu năm (320 hồ sơ)."
    assert told(raw, "measure", "role")[-1] == ("320 hồ sơ", "rehab_intake", "target")


def test_a_verb_before_a_number_governs_that_number() -> None:
    raw = "Vận động 5 người cai nghiện ma túy tự nguyện và cùng xã xoá 01 điểm phức tạp."
    assert [measure for _, measure in told(raw, "measure")] == ["rehab_intake", "hotspots_abolished"]


def test_communes_refused_are_no_communes_without_drugs() -> None:
    raw = "Công nhận 19 xã không ma túy. Chưa công nhận 05 xã."
    assert [measure for _, measure in told(raw, "measure")] == ["drug_free_communes", "other"]


def test_what_lines_behind_a_breakdown_count_are_parts() -> None:
    raw = "Công nhận 19 xã, phường không ma túy.\nCụ thể:\n1. Xã: 16 xã.\n2. Phường: 03 phường."
    assert told(raw, "measure", "role") == [
        ("19 xã, phường", "drug_free_communes", "result"),
        ("16 xã", "drug_free_communes", "part"),
        ("03 phường", "drug_free_communes", "part"),
    ]


def test_men_and_women_add_up_though_another_breakdown_stands_between() -> None:
    raw = (
        "Có 216 người nghiện ma túy. Chia theo nơi ở: cộng đồng 139 người; cơ sở cai nghiện 77 người. "
        "Nam giới 207 người, nữ giới 9 người."
    )
    assert [pair[1:] for pair in told(raw, "measure", "role")] == [
        ("addicts_managed", "result"),
        *[("addicts_managed", "part")] * 4,
    ]


@pytest.mark.parametrize("trees", ["cây mắc ca", "cây quế", "cây sơn tra"])
def test_trees_given_to_villagers_are_no_drug_plants(trees: str) -> None:
    raw = f"Nhổ bỏ 800 cây thuốc phiện. Tỉnh cấp 900 {trees} cho bà con."
    assert [measure for _, measure in told(raw, "measure")] == ["plants_destroyed", "other"]


def test_so_many_of_the_people_whose_files_were_made_are_a_part() -> None:
    raw = "Lập 388 hồ sơ đưa người nghiện đi cai bắt buộc, tòa án ra quyết định đối với 341 trường hợp."
    assert [pair[1:] for pair in told(raw, "measure", "role")] == [
        ("rehab_intake", "result"),
        ("rehab_intake", "part"),
    ]


@pytest.mark.parametrize(
    ("raw", "value"), [("6 viên và 1/2 viên MDMA", "13/2"), ("3 viên và nửa viên MDMA", "7/2")]
)
def test_half_a_tablet_belongs_to_the_whole_ones(raw: str, value: str) -> None:
    assert [str(one) for _, one in told(f"Thu giữ {raw}.", "value")] == [value]


def test_a_mass_behind_tablets_stays_its_own() -> None:
    found = told("Thu giữ 21.770 viên và 2,93 kg ma túy tổng hợp.", "measure")
    assert [measure for _, measure in found] == ["seizure_tablets", "seizure_mass_g"]


def test_the_law_s_threshold_is_background() -> None:
    raw = "Lượng ma túy gấp nhiều lần mức của khung hình phạt cao nhất (300 gam)."
    assert told(raw, "measure", "role") == [("300 gam", "seizure_mass_g", "background")]


def test_the_few_who_were_caught_are_told_of_again() -> None:
    raw = "Bắt quả tang 2 đối tượng mua bán ma túy.\nHai đối tượng khai nhận mua ma túy để bán lẻ."
    assert [role for _, role in told(raw, "role")][:2] == ["result", "restated"]


def test_plants_are_of_the_drug_named_for_their_ground() -> None:
    raw = "Phá nhổ 820 m2 cây thuốc phiện. Vụ trước phá 12.400 cây."
    assert [drug for _, drug in told(raw, "substance")] == ["opium", "opium"]


def test_a_share_of_schools_is_no_share_of_communes() -> None:
    raw = "Chỉ tiêu: 100% trường học không ma túy, 50% số xã không ma túy."
    assert [measure for _, measure in told(raw, "measure")] == ["target_pct", "drug_free_share_pct"]


def test_who_is_given_a_goal_is_no_goal() -> None:
    raw = "Giao chỉ tiêu xây dựng xã không ma túy cho 05 đơn vị."
    assert told(raw, "measure") == [("05 đơn vị", "other")]


def test_men_and_women_in_a_bracket_are_parts_without_a_noun() -> None:
    raw = "Tổng số người nghiện ma túy: 67 (nam 65, nữ 02)."
    assert told(raw, "measure", "role") == [
        ("67", "addicts_managed", "result"),
        ("65", "addicts_managed", "part"),
        ("02", "addicts_managed", "part"),
    ]


def test_a_change_may_leave_its_noun_out() -> None:
    raw = "Số người nghiện ma túy 44, giảm 1 so với tháng trước."
    assert told(raw, "measure", "role")[-1] == ("1", "addicts_managed", "background")


def test_where_a_change_began_is_told_of_another_time() -> None:
    raw = "Số người nghiện ma túy từ 430 người xuống còn 298 người."
    assert [role for _, role in told(raw, "role")] == ["background", "result"]


def test_the_goal_behind_a_margin_is_of_what_the_margin_is_of() -> None:
    raw = "Công nhận 28 xã không ma túy, bằng 31,1% tổng số xã, vượt 11,1% so với mục tiêu 20%."
    assert [pair[1:] for pair in told(raw, "measure", "role")] == [
        ("drug_free_communes", "result"),
        ("drug_free_share_pct", "result"),
        ("target_pct", "result"),
        ("drug_free_share_pct", "target"),
    ]


def test_what_was_reached_of_a_goal_leaves_no_goal_behind() -> None:
    raw = (
        "Lập 702 hồ sơ đưa đi cai bắt buộc, bằng 100,3% chỉ tiêu (700 hồ sơ); 215 người tự nguyện cai nghiện."
    )
    assert [role for _, role in told(raw, "role")] == ["result", "result", "target", "result"]


def test_an_order_says_which_places_it_means() -> None:
    raw = "CHỈ THỊ\nVề ma túy\nChủ tịch chỉ thị:\n- Triệt xóa 05 điểm ma túy đã được lập danh sách."
    assert told(raw, "measure", "role") == [("05 điểm", "hotspots_abolished", "target")]
