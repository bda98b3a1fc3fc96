"""What a number counts where its own words leave it out: by the paper, by labels, by kinds joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.reading import quantities_of
from tests.reader.saying import said, told


def measures(raw: str) -> list[str]:
    return [one.measure for one in said(raw)]


PAPERS = (
    "CƠ SỞ CAI NGHIỆN MA TÚY SỐ 2\nBÁO CÁO THÁNG 5 NĂM 2026",
    "BẢN TIN ĐIỀU TRỊ METHADONE - tháng 5/2026",
    "TRUNG TÂM KIỂM SOÁT BỆNH TẬT\nBÁO CÁO điều trị nghiện bằng thuốc thay thế",
    "Cơ sở điều trị Methadone phường Mẫu Giang\nThông tin tháng 5",
)
INTAKES = (
    "Trong tháng tiếp nhận mới {n} người, cuối tháng có mặt {m} người.",
    "Nhận mới {n} người; đang duy trì {m} bệnh nhân.",
    "Tháng sau dự kiến tiếp nhận {n} trường hợp, duy trì {m} người.",
)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("intake", INTAKES)
def test_people_in_a_paper_of_a_clinic_are_those_it_treats(paper: str, intake: str) -> None:
    found = quantities_of(f"{paper}\n{intake.format(n=37, m=480)}")
    assert [one.measure for one in found] == ["rehab_intake"] * 2


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    ("raw", "measure"),
    [
        ("Hoàn thành, về cộng đồng 42 người.", "other"),
        ("Tập huấn cho 24 cán bộ.", "other"),
        ("Các xã quản lý sau cai 119 người.", "post_rehab"),
        ("Bỏ trị 19 người.", "other"),
        ("Ra khỏi chương trình 33 người.", "other"),
    ],
)
def test_others_in_such_a_paper_keep_what_they_are(paper: str, raw: str, measure: str) -> None:
    assert [one.measure for one in quantities_of(f"{paper}\n{raw}")] == [measure]


LABELS = (
    "Danh sách: nghiện {a} người, sử dụng trái phép {b} người, sau cai {c} người.",
    "Người nghiện {a} người, người sử dụng trái phép {b} người, người sau cai {c} người.",
    "Hiện quản lý: nghiện ma túy {a} người; sử dụng trái phép {b} người; sau cai nghiện {c} người.",
)


@given(
    st.sampled_from(LABELS),
    st.integers(min_value=30, max_value=90),
    st.integers(min_value=2, max_value=9),
    st.integers(min_value=10, max_value=20),
)
def test_labels_before_the_numbers_name_them(frame: str, a: int, b: int, c: int) -> None:
    assert measures(frame.format(a=a, b=b, c=c)) == ["addicts_managed", "users_managed", "post_rehab"]


@pytest.mark.parametrize(
    "kinds",
    [
        "người nghiện và sử dụng",
        "người nghiện, sử dụng và sau cai",
        "người nghiện, người sử dụng",
        "người nghiện, sử dụng trái phép",
        "người nghiện hoặc sử dụng ma túy",
        "đối tượng nghiện và người sử dụng trái phép",
    ],
)
@pytest.mark.parametrize("frame", ["Tỉnh quản lý 2.525 {} có hồ sơ.", "Cả tỉnh có khoảng 3.000 {}."])
def test_kinds_in_one_count_are_users(kinds: str, frame: str) -> None:
    assert measures(frame.format(kinds)) == ["users_managed"]


@pytest.mark.parametrize(
    "raw",
    [
        "Cuối năm 2025, tỉnh có 38 xã, phường trọng điểm: 4 loại I, 9 loại II, 25 loại III.",
        "Toàn tỉnh 38 xã trọng điểm về ma túy, trong đó loại I: 4; loại II: 9; loại III: 25.",
        "Có 38 xã trọng điểm (4 loại 1, 9 loại 2, 25 loại 3).",
    ],
)
def test_the_classes_of_key_communes_are_parts(raw: str) -> None:
    assert [pair[1:] for pair in told(raw, "measure", "role")] == [
        ("key_communes", "result"),
        *[("key_communes", "part")] * 3,
    ]


VERBS = ("xóa", "dẹp", "triệt xóa", "gỡ", "xóa bỏ", "triệt phá")
ENDS = ("được", "xong", "nốt", "hẳn", "dứt điểm")


@given(st.sampled_from(VERBS), st.sampled_from(ENDS), st.integers(min_value=2, max_value=40))
def test_a_verb_keeps_its_sense_with_a_word_of_success(verb: str, end: str, number: int) -> None:
    assert measures(f"Công an xã {verb} {end} {number} điểm bán lẻ ma túy.") == ["hotspots_abolished"]


@pytest.mark.parametrize(
    "raw",
    [
        "Hôm nay sân vận động có mặt hơn 3.000 người, đủ cả cựu chiến binh, các mẹ, các chị.",
        "Sáng nay tại quảng trường, chúng ta có mặt hơn 800 người.",
        "Hơn 1.200 người đã về dự, từ cụ già đến em nhỏ.",
    ],
)
def test_who_came_to_a_rally_took_part(raw: str) -> None:
    title = "= DIỄN VĂN TẠI LỄ MÍT TINH HƯỞNG ỨNG NGÀY TOÀN DÂN PHÒNG, CHỐNG MA TÚY\n"
    assert measures(title + raw) == ["propaganda_participants"]


@pytest.mark.parametrize(
    "raw",
    [
        "Phường quản lý 112 người nghiện, 41 người sử dụng trái phép, 27 người vừa cai xong trở về.",
        "Xã quản lý 11 người nghiện, 6 người sử dụng trái phép và 5 người vừa hết hạn cai.",
        "Hiện theo dõi 30 người nghiện, 9 người sử dụng trái phép, 4 người mới cai xong về địa phương.",
    ],
)
def test_those_who_came_back_from_treatment_are_managed_after_it(raw: str) -> None:
    assert [pair[1:] for pair in told(raw, "measure", "role")] == [
        ("addicts_managed", "result"),
        ("users_managed", "result"),
        ("post_rehab", "result"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "Hiện 77 cơ sở cai nghiện công lập đang cai cho khoảng 47.000 người.",
        "Cả tỉnh có 7 cơ sở y tế điều trị thay thế cho 338 người.",
        "Bốn trạm y tế xã cấp Methadone cho 61 người.",
    ],
)
def test_what_is_done_for_people_tells_of_them_and_not_of_who_does_it(raw: str) -> None:
    assert measures(raw)[-1] == "rehab_intake"


@pytest.mark.parametrize(
    ("raw", "measure"),
    [
        ("Đang cai nghiện tại cơ sở là 470 người. Hồi tháng 10, con số này là 490 người.", "rehab_intake"),
        ("Tỉnh có 2.310 người nghiện. Năm ngoái con số này là 2.402 người.", "addicts_managed"),
        ("Đưa đi cai bắt buộc 97 người. Cùng kỳ con số đó là 80 người.", "rehab_intake"),
    ],
)
def test_that_number_is_of_what_was_counted_last(raw: str, measure: str) -> None:
    assert measures(raw) == [measure] * 2


@pytest.mark.parametrize(
    "raw",
    [
        "Xóa 03 điểm bán lẻ ma túy. Phát hiện mới 01 điểm.",
        "Đã triệt xóa 5 tụ điểm ma túy; phát sinh thêm 2 điểm ở chợ cá.",
        "Tụ điểm ma túy xóa được 4. Trong quý mọc lại 1 điểm.",
    ],
)
def test_points_that_turn_up_beside_hotspots_are_hotspots(raw: str) -> None:
    assert measures(raw)[-1] == "hotspots"


FILES = (
    "Lập 163 hồ sơ đưa đi cai nghiện bắt buộc.\nSáu tháng cuối năm các xã lập nốt {n} hồ sơ còn thiếu.",
    "Đã lập 163 hồ sơ cai nghiện bắt buộc.\nTòa án trả lại {n} hồ sơ do thiếu giấy tờ.",
    "Hồ sơ đưa người nghiện đi cai bắt buộc: 163 hồ sơ.\nSố quá hạn chuyển sang là {n} hồ sơ.",
)


@given(st.sampled_from(FILES), st.integers(min_value=2, max_value=60))
def test_files_go_on_with_the_files_told_before(frame: str, n: int) -> None:
    assert measures(frame.format(n=n)) == ["rehab_intake"] * 2


@pytest.mark.parametrize(
    "raw",
    [
        "Lập 163 hồ sơ đưa đi cai nghiện bắt buộc.\nCó 9 hồ sơ đề nghị công nhận xã không ma túy.",
        "Hội đồng nhận 19 hồ sơ đề nghị công nhận; trả lại 3 hồ sơ.",
        "Lập 163 hồ sơ đưa đi cai nghiện bắt buộc.\nTrang bị 40 hồ sơ biểu mẫu tuyên truyền.",
    ],
)
def test_other_files_are_no_rehabilitation(raw: str) -> None:
    assert measures(raw)[-1] == "other"


YOUNG = ("học sinh", "em", "bạn", "sinh viên", "đoàn viên")


@pytest.mark.parametrize("young", YOUNG)
@pytest.mark.parametrize(
    "frame",
    [
        "Năm học qua phát hiện 37 {} sử dụng trái phép chất ma túy.",
        "Xã có 11 {} trong danh sách sử dụng trái phép.",
        "Đưa 17 {} vào diện quản lý người sử dụng trái phép.",
    ],
)
def test_the_young_who_use_drugs_are_users(young: str, frame: str) -> None:
    assert measures(frame.format(young)) == ["users_managed"]


@pytest.mark.parametrize(
    "raw",
    [
        "Mở 3 điểm cấp thuốc Methadone, nâng số người điều trị lên 850 người.",
        "Số người điều trị thay thế tăng lên 420 người.",
        "Số người đang điều trị bằng thuốc thay thế là 338 người.",
    ],
)
def test_the_number_of_those_treated(raw: str) -> None:
    assert measures(raw)[-1] == "rehab_intake"


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(
    "raw",
    [
        "Chỉ tiêu tỉnh giao cả năm: 380 bệnh nhân.",
        "Cùng kỳ năm trước là 301 bệnh nhân.",
        "Hết quý có 338 bệnh nhân.",
    ],
)
def test_patients_in_a_paper_of_a_clinic_are_those_it_treats(paper: str, raw: str) -> None:
    assert [one.measure for one in quantities_of(f"{paper}\n{raw}")] == ["rehab_intake"]


@pytest.mark.parametrize(
    "raw",
    [
        "Chỉ tiêu cả năm là 380 người đi cai. Kết quả 6 tháng đạt 88,9%.",
        "Tỉnh giao lập 120 hồ sơ cai nghiện bắt buộc. Đến nay mới đạt 41%.",
        "Kế hoạch năm: xóa 20 tụ điểm ma túy. Hết quý III đã đạt 75%.",
    ],
)
def test_how_far_the_goal_of_the_sentence_before_was_reached(raw: str) -> None:
    assert told(raw, "measure", "role")[-1][1:] == ("target_pct", "result")


@pytest.mark.parametrize(
    "raw",
    [
        "Danh sách có 19 người nghiện, gồm 11 người đang cai và 8 người ở nhà; năm 2022 con số này là {}.",
        "Xã có 19 người nghiện (11 người đang cai ở cơ sở). Năm ngoái con số này là {}.",
        "Phường quản lý 19 người nghiện, trong đó 11 người đang cai; đầu năm con số đó là {}.",
    ],
)
def test_that_number_is_the_whole_and_not_its_parts(raw: str) -> None:
    assert measures(raw.format("88 người"))[-1] == "addicts_managed"


@pytest.mark.parametrize(
    "raw",
    [
        "Xã còn 92 người nghiện. Người mới dùng thử thêm 11 người, toàn thanh niên.",
        "Từ Tết đến nay thêm 3 người mới dùng, đều là thanh niên đi làm xa về.",
        "Có 5 người mới thử ma túy bị nhắc nhở.",
        "Trong bản có 4 người hút thử.",
    ],
)
def test_plain_words_for_users(raw: str) -> None:
    assert measures(raw)[-1] == "users_managed"


@pytest.mark.parametrize(
    "raw",
    [
        "Đã xóa 33 tụ điểm ma túy; chỉ còn 5 điểm chưa giải quyết dứt điểm.",
        "Triệt xóa 12 điểm bán lẻ ma túy. Nay chỉ còn 2 điểm.",
        "Xóa được 7 tụ điểm ma túy, chỉ còn 1 điểm ở bến xe.",
    ],
)
def test_points_that_are_left(raw: str) -> None:
    assert told(raw, "measure", "role")[-1][1:] == ("hotspots", "result")
