"""Looking over to another place and home again, drugs packed in what was weighed, goals that point back."""

from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


def test_a_wide_look_may_fall_on_the_own_province() -> None:
    raw = "= Mặt trận tỉnh Hình Dung sơ kết\nNhìn rộng ra tỉnh {}, năm nay mở 320 buổi tuyên truyền ma túy"
    assert roles(raw.format("Hình Dung")) == ["result"]
    assert roles(raw.format("Mô Phỏng")) == ["background"]


def test_what_they_did_over_there_is_background() -> None:
    raw = "Bên xã Thử Hòa, tình hình xấu hơn: từ đầu năm nhổ 900 cây cần sa"
    assert roles(raw) == ["background"]
    assert roles("Bên công an xã bắt 6 đối tượng ma túy") == ["result"]


def test_bricks_and_tablets_are_of_the_mass_right_before() -> None:
    raw = "Thu giữ 31,2 kg heroin, trong đó một chuyên án thu 20 bánh heroin"
    assert roles(raw) == ["result", "part"]
    assert roles("Thu giữ 31,2 kg heroin, 20 bánh heroin")[1] == "result"


def test_a_goal_may_point_back_to_what_was_told() -> None:
    raw = "Toàn xã còn 14 tụ điểm ma túy.\nNăm tới phấn đấu đưa 30 người đi cai, đóng cửa 14 điểm nói trên"
    assert roles(raw) == ["result", "target", "target"]


def test_a_first_line_that_asks_says_before_what_the_body_tells() -> None:
    raw = "Bắt 47 vụ ma túy ở chợ, ban quản lý nói gì?\nChín tháng qua công an bắt 47 vụ ma túy ở các chợ."
    assert roles(raw) == ["restated", "result"]
    raw = "Chín tháng qua công an bắt 47 vụ ma túy ở các chợ.\nBắt 47 vụ ma túy, ban quản lý nói gì?"
    assert roles(raw) == ["result", "restated"]
