"""How far a goal named before was reached, news read out, and people named by their trade."""

import pytest

from tests.reader.saying import said


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Chỉ tiêu bắt giữ ma túy Bộ giao đạt 109%", "target_pct"),
        ("Tổ chức 34 buổi tuyên truyền; kế hoạch đầu năm đặt 40 buổi, tức đạt 85%", "target_pct"),
        ("Kế hoạch hè năm đó đặt 60 buổi nói chuyện, nghĩa là chỉ xong 65%", "target_pct"),
        ("Tổ chức 34 buổi tuyên truyền, tỷ lệ người nghiện có việc làm đạt 30%", "other"),
        ("Loa phường phát 600 lượt tin về ma túy", "propaganda_sessions"),
        ("Phát trên loa: 60 lượt bài về ma túy", "propaganda_sessions"),
        ("Tiếp nhận 60 lượt tin tố giác về ma túy", "tips"),
        ("Nói chuyện về ma túy với 130 chủ nhà trọ", "propaganda_participants"),
        ("Công an phạt 12 chủ quán karaoke có ma túy", "other"),
    ],
)
def test_what_was_reached_and_read_out(raw: str, expected: str) -> None:
    assert said(raw)[-1].measure == expected
