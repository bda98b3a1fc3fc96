"""What is agreed on, promised or headed as to come is a goal; talk of wishes and vows alone is none."""

import pytest

from tests.reader.saying import said


@pytest.mark.parametrize(
    "raw",
    [
        "Ba xã thống nhất, trong năm nay mở 12 buổi tuyên truyền, xóa 2 điểm phức tạp về ma túy.",
        "Hai đồn thống nhất tổ chức 8 buổi tuyên truyền, quản lý 5 người sau cai.",
        "Năm nay, phường cam kết với cử tri. Một là, kéo số người nghiện xuống dưới 70 người.",
        "Hãy để cuối năm nay có thêm 10 người đi cai nghiện.",
        "# NĂM HỌC TỚI\n- Mở 20 buổi truyền thông về ma túy.",
        "Sắp tới, xã mở 12 buổi tuyên truyền, đưa 9 người đi cai nghiện.",
        "Từ nay tới cuối năm có 9 người đi cai nghiện.",
    ],
)
def test_what_is_promised_is_a_goal(raw: str) -> None:
    assert {one.role for one in said(raw) if one.measure != "other"} == {"target"}


@pytest.mark.parametrize(
    "raw",
    [
        "Trong tháng, các hộ cam kết không trồng cây thuốc phiện; công an bắt 3 vụ, 4 đối tượng ma túy.",
        "Hai bên thống nhất nội dung phối hợp; trong tháng bắt 3 vụ, 4 đối tượng ma túy.",
        "Nhờ sự thống nhất trong chỉ đạo, xã xóa 3 điểm phức tạp về ma túy, mở 12 buổi tuyên truyền.",
        "Gia đình không muốn con em bị kỳ thị nên 14 người tự nguyện đi cai nghiện.",
        "Kẻ cầm đầu không muốn mất hàng.\nBà con gọi về 31 tin về ma túy.",
        "= Kế hoạch phòng, chống ma túy\n# Điểm xuất phát\nCác xã tổ chức 120 buổi tuyên truyền.",
        "Xã Mẫu 01 có 2 điểm bán lẻ ma túy chưa dẹp được.",
    ],
)
def test_what_was_done_beside_a_promise_is_none(raw: str) -> None:
    assert {one.role for one in said(raw) if one.measure != "other"} == {"result"}


def test_what_came_off_is_a_change() -> None:
    assert [(one.measure, one.role) for one in said("Số người nghiện bớt được 14 người.")] == [
        ("addicts_managed", "background")
    ]


def test_what_draws_investors_draws_no_audience() -> None:
    assert said("Xã thu hút đầu tư, cuối năm có 8.200 công nhân; ma túy còn phức tạp.")[0].measure == "other"


def test_points_not_yet_cleared_are_there() -> None:
    assert said("Xã Mẫu 01 có 2 điểm bán lẻ ma túy chưa dẹp được.")[0].measure == "hotspots"


@pytest.mark.parametrize(
    "raw",
    [
        "Đồn trình kế hoạch quý IV với Bộ Chỉ huy: xóa 4 điểm bán lẻ ma túy, tổ chức 25 buổi tuyên truyền.",
        "Đến hết năm 2030, tỉnh có 30 xã, phường không ma túy, tức 31,9% số đơn vị cấp xã.",
        "# Yêu cầu đối với UBND tỉnh\nc) Quản lý tại nơi cư trú 520 người sau cai.",
    ],
)
def test_what_goes_with_a_goal_is_one(raw: str) -> None:
    assert {one.role for one in said(raw)} == {"target"}


@pytest.mark.parametrize(
    ("raw", "measure"),
    [
        ("Huyện giao đưa 45 người đi cai nghiện mà mới đưa được 20 người, tức 44,4% chỉ tiêu.", "target_pct"),
        ("Sau ba năm, số người nghiện mới giảm 3,6%, thấp hơn mức mong đợi.", "change_pct"),
        ("Khi đó người dân phải hai, ba ngày mới báo được.\nXã nhận 52 tin về ma túy.", "tips"),
        ("Vốn phòng, chống ma túy mới giải ngân 58% kế hoạch.", "target_pct"),
        ("Tháng này quản lý 520 người sau cai.", "post_rehab"),
        ("Từ đầu năm có 12 người sau cai được nhận vào làm; xã có 25 người nghiện.", "addicts_managed"),
    ],
)
def test_what_was_reached_or_suffered_is_none(raw: str, measure: str) -> None:
    last = said(raw)[-1]
    assert (last.measure, last.role == "target") == (measure, False)


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Mẹ em sẽ về trước Tết.\nCác trường mở 415 buổi nói chuyện về ma túy.", "result"),
        ("Ai cũng phải nhìn nhau mà sống.\nCác trường mở 415 buổi nói chuyện về ma túy.", "result"),
        ("Thời gian tới, xã sẽ siết quản lý.\nMở 15 buổi nói chuyện về ma túy.", "target"),
        ("Đoàn xã kêu gọi các chi đoàn vào cuộc.\nMở 15 buổi nói chuyện về ma túy.", "target"),
    ],
)
def test_a_modal_alone_sets_no_course_for_the_next_paragraph(raw: str, role: str) -> None:
    assert said(raw)[-1].role == role


_DECISION = (
    "Quyết định số 71/QĐ-UBND\nVề việc bổ sung dự toán cho cơ sở cai nghiện\nCơ sở đang có 310 học viên.\n"
)


def test_what_a_decision_on_funds_pays_for_is_a_goal() -> None:
    raw = _DECISION + "= QUYẾT ĐỊNH:\nĐiều 1. Sửa khu nhà cũ, thêm chỗ cho 150 học viên."
    assert [one.role for one in said(raw) if one.measure == "rehab_intake"] == ["result", "target"]


def test_a_decision_on_awards_orders_nothing() -> None:
    raw = (
        "Quyết định số 72/QĐ-UBND\nVề việc khen thưởng, cấp kinh phí thưởng\n= QUYẾT ĐỊNH:\n"
        "Điều 1. Khen thưởng đội đã bắt 12 vụ ma túy."
    )
    assert said(raw)[-1].role == "result"


@pytest.mark.parametrize(("page_date", "role"), [("2025-11-09", "target"), ("2026-03-09", "result")])
def test_a_winter_ends_in_the_next_year(page_date: str, role: str) -> None:
    lead = "Đồn lên lịch" if role == "target" else "Đồn"
    raw = f"{lead} từ tháng 11 đến hết tháng 1 nói chuyện 18 buổi về ma túy."
    assert said(raw, page_date)[-1].role == role


def test_what_a_meeting_settles_is_a_goal() -> None:
    raw = "Kết thúc hội nghị, ban tổ chức chốt phần việc đến cuối năm: mở 24 buổi tuyên truyền về ma túy."
    assert said(raw)[-1].role == "target"


def test_figures_settled_are_none() -> None:
    assert said("Số liệu chốt ngày 30/11: đưa 24 người đi cai nghiện.")[-1].role == "result"
