"""People who are cared for, taught or told, and what goes on counting them. Invented sentences."""

import pytest

from tests.reader.reading import quantities_of
from tests.reader.saying import said, told


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Hội phụ nữ giúp đỡ 9 người vừa cai xong", "post_rehab"),
        ("Tiếp nhận, quản lý 14 người mãn hạn cai về địa phương", "post_rehab"),
        ("Trong tháng có 14 người cai xong", "other"),
        ("Mở lớp dạy nghề cho 45 học viên", "other"),
        ("Hỗ trợ 22 người vay vốn trồng rừng", "other"),
        ("Cơ sở cai nghiện tiếp nhận 45 học viên", "rehab_intake"),
        ("Công an xã quản lý 31 người sau cai, trong đó 8 người đã có việc làm", "other"),
        ("Tổ chức 9 buổi tuyên truyền về ma túy, mỗi buổi 40 người", "propaganda_participants"),
        ("Chiếu 7 buổi phim phòng, chống ma túy, khoảng 600 lượt người xem", "propaganda_participants"),
        ("Tổ chức 9 buổi tuyên truyền về ma túy, xét nghiệm 40 người", "other"),
        ("Tuyên truyền phòng, chống ma túy cho 750 lượt ngư dân", "propaganda_participants"),
        ("Tuyên truyền trong trường, xét nghiệm ma túy 60 học sinh", "other"),
    ],
)
def test_the_last_number_of_people_measures(raw: str, expected: str) -> None:
    assert said(raw)[-1].measure == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Xã có 52 người nghiện. 19 người dưới 30 tuổi", "addicts_managed"),
        ("Năm 2030 huyện có 52 người nghiện. Đến nay còn 41 người", "addicts_managed"),
        ("Xã có 52 người nghiện. Hội nghị có 41 người dự", "other"),
        ("Xã có 52 người nghiện. Tặng quà 41 người", "other"),
        ("Xã có 52 người nghiện.\nĐến nay có 41 người", "other"),
    ],
)
def test_people_without_a_kind_go_on_with_those_on_file(raw: str, expected: str) -> None:
    whole = f"Công an xã báo cáo tình hình người nghiện trong tháng.\n{raw} theo danh sách của xã."
    assert quantities_of(whole)[-1].measure == expected


def test_the_share_told_before_is_of_drug_free_communes() -> None:
    raw = "48 xã không ma túy, bằng 46,2%.\nNăm 2031 tỷ lệ này là 30,9%"
    assert told(raw, "measure")[-1] == ("30,9%", "drug_free_share_pct")
    raw = "Quản lý 48 người nghiện, bằng 46,2%.\nNăm 2031 tỷ lệ này là 30,9%"
    assert told(raw, "measure")[-1] == ("30,9%", "other")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Điểm phức tạp từ 9 điểm đầu năm nay còn 4 điểm", ["hotspots", "hotspots"]),
        ("Xã trọng điểm bố trí 2 điểm tư vấn", ["other"]),
        ("Còn 3 điểm ma túy chưa gỡ bỏ được", ["hotspots"]),
        ("Đã gỡ bỏ được 3 điểm ma túy", ["hotspots_abolished"]),
        ("Bản còn 1 điểm tụ tập hút chích", ["hotspots"]),
    ],
)
def test_points_that_are_hotspots(raw: str, expected: list[str]) -> None:
    assert [one.measure for one in said(raw)] == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Tổ tuần tra bắt một nhóm mua bán ma túy.\nDịp Tết, hội tặng 60 bánh chưng", ["other"]),
        ("Huyện có quy mô dân số tương đương đang quản lý 210 người nghiện", ["addicts_managed"]),
        ("Trạm y tế có 24 người uống thuốc hằng ngày", ["rehab_intake"]),
    ],
)
def test_cakes_patients_and_stocks_keep_their_measure(raw: str, expected: list[str]) -> None:
    assert [one.measure for one in said(raw)][-len(expected) :] == expected
