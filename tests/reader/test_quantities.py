"""Measure, unit and substance of quantities in invented sentences, a line for each way of writing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.saying import said, told
from vungxanh.reader.rules.facts import MEASURES, SUBSTANCES


def measures(raw: str) -> list[tuple[object, ...]]:
    return told(raw, "measure")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Lực lượng Mẫu bắt giữ 12 vụ, 15 đối tượng", ["cases", "persons_arrested"]),
        ("Phát hiện 12 vụ với 15 người phạm tội về ma túy", ["cases", "persons_arrested"]),
        ("Phát hiện 12 vụ/15 đối tượng ma túy", ["cases", "persons_arrested"]),
        ("Số vụ: 12", ["cases"]),
        ("Số học sinh được tuyên truyền: 312", ["propaganda_participants"]),
        ("Khởi tố 7 vụ, 9 bị can về tội mua bán ma túy", ["cases", "persons_arrested"]),
        ("bắt quả tang hai đối tượng tàng trữ ma túy", ["persons_arrested"]),
        ("Phá 3 chuyên án ma túy", ["other"]),
        ("Quản lý 120 người nghiện có hồ sơ", ["addicts_managed"]),
        ("Người nghiện có hồ sơ quản lý là 1.234 người", ["addicts_managed"]),
        ("Số người nghiện: 1.234", ["addicts_managed"]),
        ("Hiện có 45 người sử dụng trái phép chất ma túy", ["users_managed"]),
        ("Toàn xã có 80 người nghiện, người sử dụng trái phép chất ma túy", ["users_managed"]),
        ("Quản lý sau cai 33 người", ["post_rehab"]),
        ("33 người bị quản lý sau cai nghiện", ["post_rehab"]),
        ("Đưa 40 người đi cai nghiện bắt buộc", ["rehab_intake"]),
        ("Lập hồ sơ đưa vào cơ sở cai nghiện bắt buộc 40 trường hợp", ["rehab_intake"]),
        ("Cơ sở cai nghiện đang quản lý 210 học viên", ["rehab_intake"]),
        ("Điều trị Methadone cho 54 người", ["rehab_intake"]),
        ("Xét nghiệm 300 người, phát hiện 12 người dương tính", ["other", "other"]),
        ("Bắt giữ 9 đối tượng sử dụng trái phép chất ma túy", ["persons_arrested"]),
        ("Xử phạt hành chính 9 trường hợp sử dụng trái phép chất ma túy", ["persons_arrested"]),
        ("tái nghiện 16 người", ["other"]),
        ("Triệt xóa 11 điểm, 2 tụ điểm phức tạp về ma túy", ["hotspots_abolished"] * 2),
        ("Toàn tỉnh còn 9 điểm phức tạp về ma túy", ["hotspots"]),
        ("Hội nghị kết nối 68 điểm cầu", ["other"]),
        ("Có 35 xã, phường không ma túy", ["drug_free_communes"]),
        ("35 đơn vị cấp xã được công nhận không ma túy", ["drug_free_communes"]),
        ("18/142 xã, phường, thị trấn không có tệ nạn ma túy, chiếm 12,7%",
         ["drug_free_communes", "drug_free_share_pct"]),
        ("124 xã, phường có tệ nạn ma túy", ["other"]),
        ("Còn 5 tuyến, 64 xã trọng điểm phức tạp về ma túy", ["routes", "key_communes"]),
        ("Trọng điểm: 29 xã (loại I: 03, loại II: 26)", ["key_communes"] * 3),
        ("Phá nhổ 1.870 cây thuốc phiện trên 280m2", ["plants_destroyed", "plant_area_m2"]),
        ("Phá nhổ 0,12 ha cây cần sa", ["plant_area_m2"]),
        ("Trồng 500 cây xanh, 2 ha rừng", ["other", "other"]),
        ("Tổ chức 612 buổi tuyên truyền cho 48.930 lượt người",
         ["propaganda_sessions", "propaganda_participants"]),
        ("Tuyên truyền cho 5.870 học sinh", ["propaganda_participants"]),
        ("Tiếp nhận 173 tin tố giác tội phạm về ma túy", ["tips"]),
        ("Hòm thư nhận 12 tin báo", ["tips"]),
        ("Thu giữ 3 khẩu súng, 31 viên đạn, 14 xe máy và 263 triệu đồng", ["other"] * 4),
        ("Đạt 105% chỉ tiêu năm", ["target_pct"]),
        ("Số vụ tăng 7,4% so với cùng kỳ", ["change_pct"]),
        ("Tội phạm ma túy tăng 27 vụ (7,4%)", ["cases", "change_pct"]),
        ("Dự hội nghị có 297/300 đại biểu", ["other"]),
        ("27 trên tổng số 102 xã được công nhận xã không ma túy", ["drug_free_communes", "other"]),
    ],
)  # fmt: skip
def test_the_words_around_a_number_tell_its_measure(raw: str, expected: list[str]) -> None:
    assert [one[1] for one in measures(raw)] == expected


@pytest.mark.parametrize(
    ("raw", "grams"),
    [
        ("Thu giữ 2,5kg heroin", 2500),
        ("Thu giữ 756 gam heroin", 756),
        ("Thu giữ 0,85gr ketamin", "0.85"),
        ("Thu giữ 1,5 tấn cần sa", 1500000),
        ("Thu giữ nửa tấn ma túy tổng hợp", 500000),
        ("Thu giữ 3 lạng thuốc phiện", 300),
        ("Thu giữ 500 mg heroin", "0.5"),
    ],
)
def test_mass_is_in_grams(raw: str, grams: int | str) -> None:
    (one,) = said(raw)
    assert (one.measure, one.value, one.unit) == ("seizure_mass_g", Fraction(grams), "g")


@pytest.mark.parametrize(
    ("name", "substance"),
    [
        ("heroin", "heroin"),
        ("hêrôin", "heroin"),
        ("hê-rô-in", "heroin"),
        ("herorin", "heroin"),
        ("ma túy đá", "methamphetamine"),
        ("hồng phiến", "methamphetamine"),
        ("ma tuý tổng hợp dạng đá", "methamphetamine"),
        ("ketamin", "ketamine"),
        ("thuốc lắc", "mdma"),
        ("cần sa khô", "cannabis"),
        ("nhựa thuốc phiện", "opium"),
        ("ma túy tổng hợp", "mixed_synthetic"),
        ("MTTH", "mixed_synthetic"),
        ("cocain", "other"),
        ("ma túy các loại", None),
        ("ma túy", None),
        ("heroin và ma túy đá", None),
    ],
)
def test_a_drug_has_many_names(name: str, substance: str | None) -> None:
    (one,) = said(f"Tang vật thu giữ 12 kg {name}")
    assert one.substance == substance


def test_a_list_shares_verb_and_drug() -> None:
    raw = "Thu giữ: 3 bánh heroin (1,05 kg); 4,4 tấn và 2,1 triệu viên ma túy tổng hợp; 417g ketamin"
    assert told(raw, "measure", "substance") == [
        ("3 bánh", "seizure_bricks", "heroin"),
        ("1,05 kg", "seizure_mass_g", "heroin"),
        ("4,4 tấn", "seizure_mass_g", "mixed_synthetic"),
        ("2,1 triệu viên", "seizure_tablets", "mixed_synthetic"),
        ("417g", "seizure_mass_g", "ketamine"),
    ]


def test_the_drug_may_stand_before_its_mass() -> None:
    raw = "Số heroin thu giữ là 645kg, cần sa 1,5 tấn"
    assert told(raw, "substance") == [("645kg", "heroin"), ("1,5 tấn", "cannabis")]


@given(
    st.integers(min_value=1, max_value=100_000),
    st.sampled_from(["viên đạn", "viên đạn chì", "viên đạn các loại"]),
)
def test_no_bullet_is_a_tablet(number: int, noun: str) -> None:
    found = said(f"Thu giữ 5 kg heroin, {number} viên ma túy tổng hợp, 2 khẩu súng, {number} {noun}")
    assert [(one.measure, one.role) for one in found][-1] == ("other", "non_drug")
    assert [one.measure for one in found].count("seizure_tablets") == 1


def test_a_margin_over_a_goal_is_in_points_when_the_arithmetic_says_so() -> None:
    raw = "Toàn tỉnh có 31 xã không ma túy, chiếm 24,8% (vượt 4,8% chỉ tiêu Bộ giao)"
    assert told(raw, "measure", "unit") == [
        ("31 xã", "drug_free_communes", "commune"),
        ("24,8%", "drug_free_share_pct", "percent"),
        ("4,8%", "target_pct", "pp"),
    ]


def test_a_margin_that_is_a_share_of_the_goal_stays_percent() -> None:
    found = said("Đạt 22% xã không ma túy, vượt 10% so với chỉ tiêu 20%")
    assert [one.unit for one in found] == ["percent"] * 3


def test_numbers_that_count_nothing_are_left_out() -> None:
    assert said("Trong 3 năm, 6 tháng và 20 ngày, từ 18 tuổi, lúc 9 giờ 30 phút, 2 lần") == ()
    assert said("Ngày 26/6/2025, theo giai đoạn 2024 - 2030, năm 2025 vừa qua") == ()


def test_a_range_is_one_quantity() -> None:
    (one,) = said("Phấn đấu giảm 3-5% số người nghiện mới")
    assert (one.value, one.value_max, one.printed) == (3, 5, "3-5%")


@pytest.mark.parametrize(
    ("raw", "comparator"),
    [
        ("từ 50% số xã trở lên không ma túy", "ge"),
        ("ít nhất 50% số xã không ma túy", "ge"),
        ("gần 50% số xã", "approx"),
    ],
)
def test_a_floor_may_be_said_behind(raw: str, comparator: str) -> None:
    (one,) = said(f"Phấn đấu đến năm 2030 có {raw}")
    assert one.comparator == comparator


LETTERS = """vụ đối tượng 12 3,5kg heroin viên đạn % xã không ma túy người nghiện
( ) ; , . : phấn đấu tăng trong đó số"""


@given(st.lists(st.sampled_from([*LETTERS.split(), "\n"]), max_size=40))
def test_no_order_of_words_breaks_the_reading(words: list[str]) -> None:
    raw = " ".join(words)
    found = said(raw)
    for one in found:
        assert one.measure in MEASURES
        assert one.substance is None or one.substance in SUBSTANCES
        assert raw[slice(*one.span)] == one.printed
        assert one.part_of is None or one.part_of < len(found)
