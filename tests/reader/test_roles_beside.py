"""What is told beside the matter: neighbours, years before, the time that a change is held against."""

import pytest

from tests.reader.saying import said


def roles(raw: str, page_date: str | None = None) -> list[str]:
    return [one.role for one in said(raw, page_date) if one.measure not in ("change_pct", "target_pct")]


@pytest.mark.parametrize(
    "raw",
    [
        "Phường ta bắt 12 vụ ma túy; phường Ví Dụ kế bên trong cùng kỳ hạn có 29 vụ ma túy",
        "Xã còn 12 người nghiện, trong khi xã Mô Phỏng giáp ranh hiện còn 31 người nghiện",
        "Xã đưa 12 người đi cai nghiện bắt buộc. Huyện bạn làm được 31 người đi cai nghiện bắt buộc",
        "Tổ chức 14 buổi tuyên truyền. Nhìn sang đơn vị bạn, phường Giả Định mở 24 buổi tuyên truyền",
        "Toàn huyện bắt 40 vụ ma túy. Nhìn rộng ra toàn tỉnh, số vụ ma túy là 512 vụ",
        "Xã bắt 5 vụ ma túy. Xã Thử Nghiệm liền kề, dân số tương đương, bắt 41 vụ ma túy",
    ],
)
def test_what_a_neighbour_counts_is_background(raw: str) -> None:
    assert roles(raw) == ["result", "background"]


def test_what_goes_on_of_the_neighbour_is_background_until_the_text_comes_back() -> None:
    raw = "Phường Ví Dụ liền kề bắt 41 vụ ma túy và đang quản lý 207 người nghiện, toàn xã có 90 người nghiện"
    assert roles(raw) == ["background", "background", "result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Phối hợp với công an xã giáp ranh, bắt 5 đối tượng ma túy",
        "Tại xã Mô Phỏng giáp ranh, công an tỉnh bắt 5 đối tượng ma túy",
        "Bên cạnh đó, công an xã bắt 5 đối tượng ma túy",
        "Đồn cùng công an huyện và phía bạn bắt 17 vụ ma túy",
        "Nguồn ma túy từ bên kia biên giới vẫn đi qua 5 tuyến trọng điểm",
        "Trên tuyến giáp ranh, các lực lượng bắt 52 vụ ma túy",
    ],
)
def test_what_is_done_with_or_at_a_neighbour_is_a_result(raw: str) -> None:
    assert roles(raw) == ["result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Toàn xã có 43 người nghiện, cuối năm 2024 ở các xã cũ tính gộp là 51 người nghiện",
        "Trong kỳ bắt 63 vụ ma túy. Năm 2024, cũng địa bàn này chỉ bắt 41 vụ ma túy",
        "Cả năm 2025 bắt 63 vụ ma túy. Còn nhớ năm 2024, cả năm chỉ bắt được 11 vụ ma túy",
        "Nay quản lý 43 người nghiện; cách đây mấy năm, con số là 112 người nghiện",
        "Tổ chức 43 buổi tuyên truyền. Học kỳ I năm học trước, con số là 20 buổi tuyên truyền",
        "Nhổ bỏ 430 cây thuốc phiện; niên vụ liền trước nhổ bỏ 520 cây thuốc phiện",
        "Mở 21 buổi tuyên truyền, tăng 61,5% so với tháng 6/2024, khi Hội mới mở được 13 buổi tuyên truyền",
        "Có 11 người tái nghiện ma túy, đã bớt nhiều so với 25 người tái nghiện ma túy của kỳ ấy",
    ],
)
def test_what_was_told_of_a_time_before_is_background(raw: str) -> None:
    assert roles(raw, "2025-12-18") == ["result", "background"]


@pytest.mark.parametrize(
    ("raw", "page_date"),
    [
        ("= Bắt 63 vụ ma túy\nNăm 2025, công an tỉnh bắt 63 vụ ma túy, thu 5 kg heroin", "2026-01-18"),
        ("Từ đầu năm bắt 9 vụ ma túy\nNăm 2025 đã bắt 63 vụ ma túy", "2026-02-18"),
    ],
)
def test_a_text_of_the_first_months_tells_of_the_year_before_it(raw: str, page_date: str) -> None:
    assert "background" not in roles(raw, page_date)


def test_the_way_back_from_what_was_before() -> None:
    raw = "Trước khi triển khai mới có 38 xã không ma túy, nay thành phố đã công nhận 51 xã không ma túy"
    assert roles(raw) == ["background", "result"]


def test_fewer_who_want_drugs_are_no_change() -> None:
    raw = "Về giảm cầu: đầu nhiệm kỳ có 640 người nghiện; nay còn 515 người nghiện"
    assert roles(raw) == ["background", "result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Có 37 người nghiện, trong đó 29 người ở chợ, 8 người ở bến; cuối năm 2023 chỉ có 25 người",
        "Toàn xã quản lý 88 người nghiện. Năm 2019 mới có 31 người nghiện",
        "Đưa 25 người đi cai nghiện bắt buộc, năm 2023 chỉ đưa được 17 người đi cai nghiện bắt buộc",
    ],
)
def test_a_number_of_a_year_before_is_no_part_of_what_is_told_of_today(raw: str) -> None:
    assert roles(raw, "2025-12-18")[-1] == "background"


def test_the_years_of_a_breakdown_stay_its_parts() -> None:
    raw = "= Báo cáo kết quả giai đoạn 2021 - 2025\nPhá 90 vụ ma túy, trong đó năm 2024 phá 31 vụ ma túy"
    assert roles(raw, "2025-12-18") == ["result", "part"]


@pytest.mark.parametrize(
    "raw",
    [
        "Năm 2023, phường còn 58 người nghiện trong hồ sơ; cuối năm nay còn 21 người nghiện",
        "Hai năm 2022 - 2023, đồn chỉ bắt 2 vụ ma túy. Từ đầu năm nay đã bắt 6 vụ ma túy",
        "Năm 2022 số người nghiện là 58 người nghiện; nay có 33 người nghiện",
    ],
)
def test_what_a_later_time_follows_is_background(raw: str) -> None:
    assert roles(raw, "2025-12-18") == ["background", "result"]


def test_the_year_before_beside_a_goal_is_background() -> None:
    raw = "# Mục tiêu\nPhấn đấu đưa 25 người đi cai nghiện, năm 2025 mới đưa được 17 người đi cai nghiện"
    assert roles(raw, "2026-02-10") == ["target", "background"]


@pytest.mark.parametrize(
    "raw",
    [
        "Nhờ cách đó, công an xã xóa 8 điểm bán lẻ ma túy",
        "Các tòa khu vực và trước đó là tòa cấp huyện xét xử 81 vụ ma túy",
        "Cùng nước bạn bắt 5 đối tượng ma túy",
    ],
)
def test_words_that_only_look_like_another_time_or_place(raw: str) -> None:
    assert roles(raw) == ["result"]


def test_the_province_beside_one_of_its_communes() -> None:
    raw = """= Kết quả của xã Ví Dụ
Toàn xã bắt 5 vụ ma túy.
Cả tỉnh lúc này có 37 xã không ma túy.
Tính cả tỉnh, đã bắt 97 vụ ma túy."""
    assert roles(raw) == ["result", "background", "background"]


_HOME = "= Công an tỉnh Giả Định\n" + "Tình hình chung.\n" * 5


@pytest.mark.parametrize(
    "raw",
    [
        "Điều trị cho 126 người nghiện\nTỉnh Ví Dụ, nơi làm sớm hơn, đang điều trị cho 305 người nghiện",
        "Toàn tỉnh bắt 126 vụ ma túy, trong khi tỉnh Ví Dụ đã bắt 305 vụ ma túy",
        "Hiện cai nghiện cho 126 học viên; cơ sở của tỉnh Ví Dụ hiện cai nghiện cho 305 học viên",
    ],
)
def test_another_province_than_the_one_the_first_lines_name_is_background(raw: str) -> None:
    assert roles(_HOME + raw) == ["result", "background"]


@pytest.mark.parametrize(
    "raw",
    [
        "Bắt 5 đối tượng trú tại tỉnh Ví Dụ, thu 3 kg heroin",
        "Bắt 5 đối tượng trú tại xã Mô Phỏng, tỉnh Ví Dụ, thu 3 kg heroin",
        "Phối hợp với công an tỉnh Ví Dụ, bắt 5 đối tượng ma túy, thu 3 kg heroin",
        "Tỉnh Giả Định bắt 5 đối tượng ma túy, thu 3 kg heroin",
    ],
)
def test_where_people_live_and_who_helped_is_no_other_province(raw: str) -> None:
    assert roles(_HOME + raw) == ["result", "result"]


def test_a_text_that_names_no_province_of_its_own_tells_of_each() -> None:
    assert roles("Tỉnh Ví Dụ bắt 45 vụ ma túy") == ["result"]


def test_our_own_number_behind_that_of_another_province() -> None:
    raw = _HOME + "Quản lý 305 người nghiện; tỉnh Ví Dụ có 80 người nghiện, còn của ta là 71 người nghiện"
    assert roles(raw)[1:] == ["background", "result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Luật hình sự dành khung cao nhất cho người vận chuyển từ 300 g ketamine trở lên",
        "Theo bộ luật hiện hành, hộ gieo từ 700 cây thuốc phiện trở lên có thể bị khởi tố",
        "Hải quan nêu số riêng: 7 vụ ma túy",
        "Lùi về năm 2019, số người nghiện là 84 người",
        "Bắt 40 vụ ma túy, bị can ít đi 12 người",
        "Khởi tố 40 vụ ma túy, nhiều thêm 9 vụ",
    ],
)
def test_what_stands_beside_the_matter_is_background(raw: str) -> None:
    assert roles(raw)[-1] == "background"


@pytest.mark.parametrize(
    "raw",
    [
        "Trung tâm hiện hữu tại phường Ví Dụ năm 2012 chỉ có 90 học viên, đã nhận 310 học viên cai nghiện",
        "Cơ sở cũ năm 2012 có 90 học viên cai nghiện, nay nuôi 310 học viên cai nghiện",
    ],
)
def test_what_stood_there_is_not_of_today(raw: str) -> None:
    assert next(one.role for one in said(raw, "2026-05-11")) == "background"


def test_a_text_without_a_day_holds_one_year_against_what_stands() -> None:
    raw = "Số người nghiện của xã lên tới 88 người; năm 2022, khi chưa có đường, nơi này chỉ có 40 người"
    assert roles(raw) == ["result", "background"]
    raw = "Năm 2022, khi chưa có đường, xã chỉ có 40 người nghiện"
    assert roles(raw) == ["result"]


@pytest.mark.parametrize(
    "raw",
    [
        "Tính ở cùng thời điểm, cơ sở cai nghiện quản lý 240 học viên",
        "Công an xử lý theo luật định 6 đối tượng ma túy",
        "Tòa án đã xét xử 14 vụ ma túy, 20 bị cáo",
    ],
)
def test_a_word_alone_sets_nothing_aside(raw: str) -> None:
    assert set(roles(raw)) == {"result"}


def test_a_wide_look_may_fall_on_the_own_province() -> None:
    raw = "= Mặt trận tỉnh Hình Dung sơ kết\nNhìn rộng ra tỉnh {}, năm nay mở 320 buổi tuyên truyền ma túy"
    assert roles(raw.format("Hình Dung")) == ["result"]
    assert roles(raw.format("Mô Phỏng")) == ["background"]


def test_what_they_did_over_there_is_background() -> None:
    raw = "Bên xã Thử Hòa, tình hình xấu hơn: từ đầu năm nhổ 900 cây cần sa"
    assert roles(raw) == ["background"]
    assert roles("Bên công an xã bắt 6 đối tượng ma túy") == ["result"]


def test_a_campaign_of_last_winter_is_background_before_the_year_behind_it() -> None:
    raw = "Cao điểm 10/12/2024 - 20/02/2025 bắt 58 vụ ma túy, thu 3 kg heroin; 11 tháng năm 2025 bắt 340 vụ"
    assert roles(raw, "2025-12-06") == ["background", "background", "result"]


def test_a_campaign_alone_and_a_year_of_reports_are_results() -> None:
    assert roles("Đợt cao điểm từ 10/12/2024 đến 20/02/2025 bắt 58 vụ ma túy", "2025-12-06") == ["result"]
    raw = "Từ 15/12/2024 đến 14/11/2025 bắt 340 vụ ma túy; riêng tháng 11/2025 bắt 41 vụ"
    assert roles(raw, "2025-12-06")[0] == "result"
