"""Amounts for each are no budgets; decisions that allot funds order; what else is to be done is a goal."""

import pytest

from tests.reader.saying import said, told


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Năm tới mỗi tình nguyện viên được hỗ trợ 700.000 đồng hằng tháng", "non_drug"),
        ("Sẽ lập quỹ cho người sau cai vay, mức vay 20 triệu đồng một người", "non_drug"),
        ("Sắp tới người bệnh phải đóng 12.000 đồng một ngày tiền thuốc thay thế", "non_drug"),
        ("Thời gian tới đơn vị phá án ma túy sẽ được thưởng 6 triệu đồng", "non_drug"),
        ("Sẽ chi 2 triệu đồng/hồ sơ đưa đi cai", "non_drug"),
        ("Dự kiến kinh phí 4 tỷ đồng, mỗi năm 2 tỷ đồng", "target"),
        ("Kinh phí dự kiến cho phòng, chống ma túy là 3 tỷ đồng", "target"),
    ],
)
def test_what_is_paid_for_each_is_no_budget(raw: str, expected: str) -> None:
    assert said(raw)[-1].role == expected


def test_a_decision_that_allots_funds_says_what_is_to_be_done() -> None:
    raw = """Quyết định về việc bổ sung kinh phí cai nghiện
Hiện cơ sở đang quản lý 71 học viên
QUYẾT ĐỊNH:
Điều 1. Bổ sung 5 tỷ đồng:
- thêm chỗ cho 60 học viên: 3 tỷ đồng;
- truyền thông 40 buổi: 2 tỷ đồng."""
    assert [one.role for one in said(raw)] == ["result", *["target"] * 5]


def test_another_decision_orders_nothing() -> None:
    raw = """Quyết định về việc khen thưởng
QUYẾT ĐỊNH:
Điều 1. Tổ công tác phá 3 vụ ma túy, bắt 5 đối tượng."""
    assert {one.role for one in said(raw)} == {"result"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Hội nghị chốt phần việc đến cuối năm: mở lớp nghề cho 50 học viên", "target"),
        ("Ban Chỉ đạo rút ra việc cần làm: in 3.000 cuốn sổ tay phòng, chống ma túy", "target"),
        ("Đồn lên lịch nói chuyện 18 buổi về ma túy", "target"),
        ("Danh sách chốt ngày 15/8/2025 có 64 người nghiện", "result"),
        ("Thuốc do chương trình mục tiêu cấp. Toàn tỉnh có 640 người đang uống Methadone", "result"),
    ],
)
def test_work_that_is_named_is_to_be_done(raw: str, expected: str) -> None:
    assert said(raw)[-1].role == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Năm tới cai tại cộng đồng 120 người", "rehab_intake"),
        ("Phấn đấu hoàn thành hồ sơ cai cho 40 người", "rehab_intake"),
        ("Nhận quản lý 95 người ra khỏi cơ sở", "post_rehab"),
        ("Đưa 30 người hoàn thành cai vào diện quản lý tại nơi cư trú", "post_rehab"),
        (
            "Công an bắt 94 vụ ma túy; trên sổ có 806 người nghiện, 352 người sử dụng trái phép",
            "users_managed",
        ),
        ("Công an bắt 12 đối tượng mua bán ma túy, 15 người sử dụng trái phép", "persons_arrested"),
    ],
)
def test_people_by_where_they_stand(raw: str, expected: str) -> None:
    assert said(raw)[-1].measure == expected


def test_rows_between_semicolons_are_a_table() -> None:
    raw = """Đơn vị; Người nghiện có hồ sơ; Người sử dụng trái phép; Điểm phức tạp về ma túy
Phường Mẫu 01; 48; 16; 5
Xã Mẫu 02; 25; 9; 2"""
    measures = ["addicts_managed", "users_managed", "hotspots"]
    assert told(raw, "measure") == list(zip(("48", "16", "5", "25", "9", "2"), measures * 2, strict=True))


def test_semicolons_in_prose_make_no_table() -> None:
    raw = "Công an bắt 12 vụ ma túy; xóa 3 tụ điểm ma túy; quản lý 40 người nghiện"
    assert [one.measure for one in said(raw)] == ["cases", "hotspots_abolished", "addicts_managed"]
