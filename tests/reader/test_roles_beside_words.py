"""Words that set a number beside the matter: the law, another force, a time gone back to, a change."""

import pytest

from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


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
