"""Numbers of a year before the one a text tells of, and where a stock began."""

import pytest

from tests.reader.reading import quantities_of

WRITTEN = "2032-05-14"


def roles(raw: str) -> list[str]:
    return [one.role for one in quantities_of(raw, WRITTEN)]


@pytest.mark.parametrize(
    "raw",
    [
        "Năm 2029, công an huyện chỉ phát hiện 18 vụ ma túy.",
        "Hồi năm 2028, xã có tới 77 người nghiện ma túy.",
        "Năm 2027 toàn tỉnh mới có 912 người nghiện ma túy.",
        "Ba năm 2028 - 2030, đồn vỏn vẹn bắt 13 vụ ma túy.",
        "Năm 2029, bản Thử từng có 14 điểm bán lẻ ma túy.",
        "Năm 2028, xã còn 61 người nghiện ma túy.",
        "Hồi 2022, xã có tới 158 người nghiện ma túy.",
    ],
)
def test_how_little_or_how_much_it_was_years_ago_is_background(raw: str) -> None:
    assert roles(raw) == ["background"]


@pytest.mark.parametrize(
    "raw",
    [
        "Năm 2031, công an huyện chỉ phát hiện 18 vụ ma túy.",
        "Năm 2032, công an huyện mới bắt 18 vụ ma túy.",
        "Năm 2031, ban chỉ đạo họp đều, công an bắt 18 vụ ma túy.",
    ],
)
def test_the_last_year_told_is_a_result_however_little_it_was(raw: str) -> None:
    assert roles(raw) == ["result"]


def test_little_held_against_a_year_before_is_a_result() -> None:
    raw = "Năm 2031, công an xã chỉ còn phát hiện 14 vụ ma túy; năm 2029 là 31 vụ."
    assert roles(raw) == ["result", "background"]


def test_what_a_bygone_year_had_is_no_part_of_what_there_is_now() -> None:
    raw = (
        "Xã ghi tên 37 người nghiện ma túy, trong đó 29 người ở thôn Thử, 8 người ở thôn Mẫu; "
        "cuối năm 2029 chỉ có 25 người."
    )
    assert roles(raw) == ["result", "part", "part", "background"]


def test_a_year_ago_beside_what_the_sentence_sets_as_a_goal() -> None:
    raw = "# Chỉ tiêu năm 2032\n- Đưa 25 người đi cai nghiện, năm 2031 mới đưa được 17 người."
    assert roles(raw) == ["target", "background"]


@pytest.mark.parametrize(
    "raw",
    [
        "Đầu năm 2031 xã có 33 người nghiện ma túy; đến cuối năm là 27 người.",
        "Cuối năm 2029, bản có 41 người nghiện ma túy. Nay còn 12 người.",
        "Đầu nhiệm kỳ, phường có 240 người nghiện ma túy; nay còn 198 người nghiện.",
        "Lúc giao nhận, cơ sở cai nghiện có 486 học viên. Sau 100 ngày, con số là 573 học viên.",
        "Khi ấy xóm Thử có 23 người nghiện ma túy. Sáng nay còn 14 người nghiện.",
    ],
)
def test_where_a_stock_began_is_background(raw: str) -> None:
    assert roles(raw) == ["background", "result"]


def test_a_stock_held_against_an_earlier_one_did_not_begin_there() -> None:
    raw = "Cuối năm 2031 còn 503 người nghiện ma túy, thấp hơn cuối năm 2026 là 48 người."
    assert roles(raw)[0] == "result"


def test_a_way_of_working_is_no_earlier_time() -> None:
    raw = "Nhờ cách đó, công an xóa 18 điểm bán lẻ ma túy."
    assert roles(raw) == ["result"]


def test_the_school_year_that_a_plan_looks_back_on_is_its_result() -> None:
    raw = "Kết thúc năm học trước, các trường tổ chức 287 buổi ngoại khóa về ma túy."
    assert roles(raw) == ["result"]


def test_what_stands_behind_today_is_not_of_the_year_named_before() -> None:
    raw = (
        "Năm 2022 cơ sở chỉ có 210 học viên cai nghiện, nay đã nuôi 612 học viên; "
        "tỉnh còn 1.930 người nghiện ma túy sống ngoài xã hội."
    )
    assert roles(raw) == ["background", "result", "result"]


def test_who_was_found_when_is_no_stock_that_began() -> None:
    raw = "Khi kiểm tra, phát hiện 23 đối tượng sử dụng ma túy. Sau đó đưa 14 người đi cai nghiện."
    assert "background" not in roles(raw)


def test_only_so_many_in_a_year_named_beside_a_number_without_one() -> None:
    raw = "Phường có tới 109 người nghiện ma túy; năm 2023 cũng địa bàn này chỉ có 77 người."
    assert [one.role for one in quantities_of(raw)] == ["result", "background"]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (
            "MA TUÝ: 46 vụ/58 đối tượng (+5 vụ, -2 đối tượng so với T9).",
            ["result", "result", "background", "background"],
        ),
        ("Quản lý 640 người nghiện ma túy (-15 người).", ["result", "background"]),
        ("Bắt 46 vụ ma túy (công an 40 vụ - biên phòng 6 vụ).", ["result", "part", "part"]),
    ],
)
def test_a_sign_in_brackets_says_how_many_more_or_fewer(raw: str, found: list[str]) -> None:
    assert roles(raw) == found


@pytest.mark.parametrize(
    ("day", "raw", "role"),
    [
        ("12/01/2032", "Năm ngoái thu 7,5 kg heroin.", "result"),
        ("12/01/2032", "Dịp Tết năm ngoái, con số là 7,5 kg heroin.", "background"),
        ("12/08/2032", "Năm ngoái thu 7,5 kg heroin.", "background"),
    ],
)
def test_in_january_last_year_is_the_year_told_of(day: str, raw: str, role: str) -> None:
    raw = f"Bản tin\nNgày {day}\n\nCông an tỉnh thu 31,2 kg heroin. {raw}"
    assert [one.role for one in quantities_of(raw)] == ["result", role]


def test_who_is_there_at_a_day_is_another_matter_than_who_came_in_a_year() -> None:
    raw = (
        "SỞ THỬ NGHIỆM TỈNH GIẢ TƯỞNG\nBáo cáo số 12/BC ngày 01/3/2032\n\n"
        "Ngày 10/02/2032, cơ sở cai nghiện có 723 học viên. "
        "Số vào cơ sở cai nghiện cả năm 2031 là 512 lượt người, năm 2030 là 467 lượt người."
    )
    assert [one.role for one in quantities_of(raw)] == ["result", "result", "background"]
