"""Parts whose total is said behind them, who stand on the list just told, and what makes up the whole."""

import pytest

from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "Nhóm này cất 4 kg ketamine trong tổng số 9 kg ketamine bị thu giữ",
        "Thôn Ví còn 11 người nghiện trên tổng số 48 người nghiện đang quản lý",
    ],
)
def test_the_total_may_be_said_behind(raw: str) -> None:
    assert roles(raw) == ["part", "result"]


def test_a_wider_total_behind_leaves_a_result() -> None:
    assert roles("Phường bắt 5 vụ ma túy trong tổng số 90 vụ toàn tỉnh")[0] == "result"


def test_those_on_the_list_are_of_those_just_told() -> None:
    raw = "Sổ theo dõi của xã có 36 người nghiện; 14 người trong danh sách đang cai tại nhà"
    assert roles(raw) == ["result", "part"]
    raw = "Xã có 36 người nghiện; mới phát hiện 14 người chưa có tên trong danh sách"
    assert roles(raw) == ["result", "result"]


def test_what_makes_up_the_whole_with_the_parts_told_is_a_part() -> None:
    raw = "Phường quản lý 62 người nghiện; 20 người trong đó ở cơ sở cai nghiện, 42 người sống tại nhà"
    assert roles(raw) == ["result", "part", "part"]
    raw = "Phường quản lý 62 người nghiện; 20 người trong đó ở cơ sở cai nghiện, đưa đi cai 41 người"
    assert roles(raw) == ["result", "part", "result"]


def test_tips_that_proved_right_are_of_all_not_of_the_last_kind() -> None:
    raw = "Nhận 640 tin báo ma túy: 400 tin qua điện thoại, 240 tin qua thư. Xác minh 210 tin là đúng"
    found = said(raw)
    assert [one.role for one in found] == ["result", "part", "part", "part"]
    raw = "Nhận 640 tin báo ma túy: 400 tin qua điện thoại, 240 tin qua thư. Năm trước có 210 tin"
    assert roles(raw)[-1] != "part"


def test_a_share_that_leaves_a_rest_may_stand_a_sentence_off() -> None:
    raw = (
        "Triệt phá 180 vụ ma túy. Thành tích ấy ai cũng vui. Công an xã tự phá 96 vụ, phần còn lại của phòng"
    )
    assert roles(raw) == ["result", "part"]
