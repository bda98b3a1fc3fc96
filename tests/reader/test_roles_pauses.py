"""What a pause ends: a breakdown that is complete, a rule of another matter; and what is no duty at all."""

from tests.reader.saying import said


def roles(raw: str, day: str | None = None) -> list[str]:
    return [one.role for one in said(raw, day)]


def test_a_breakdown_that_is_complete_ends_at_a_pause() -> None:
    raw = "Trung tâm nuôi 90 học viên cai nghiện, gồm 60 học viên nam và 30 học viên nữ"
    assert roles(f"{raw}; nửa năm nay tòa đưa 41 người đi cai nghiện") == ["result", "part", "part", "result"]
    raw = "Trung tâm nuôi 90 học viên cai nghiện, trong đó: 60 học viên bắt buộc"
    assert roles(f"{raw}; 25 học viên tự nguyện") == ["result", "part", "part"]


def test_a_rule_behind_a_pause_makes_no_criterion_of_a_goal() -> None:
    raw = "Đến 31/12/2026 đạt ít nhất 47% xã không ma túy; nơi nào chậm thì kiểm điểm"
    assert roles(raw, "2026-02-10") == ["target"]
    assert roles("Xã nào còn trên 6 người nghiện thì không xét danh hiệu", "2026-02-10") == ["background"]


def test_what_crowding_forces_is_no_duty_of_what_follows() -> None:
    raw = "Cơ sở nhận 80 học viên cai nghiện, phải kê thêm giường, mở 44 buổi tuyên truyền"
    assert roles(raw) == ["result", "result"]
    raw = "Cơ sở nhận 80 học viên cai nghiện, phải mở 44 buổi tuyên truyền"
    assert roles(raw) == ["result", "target"]


def test_those_asked_to_speak_are_given_no_task() -> None:
    raw = "Đề nghị giải trình.\nCông an huyện bắt 31 đối tượng ma túy, mở 12 buổi tuyên truyền"
    assert roles(raw) == ["result", "result"]
    raw = "Đề nghị công an huyện:\nMở 12 buổi tuyên truyền phòng, chống ma túy"
    assert roles(raw) == ["target"]
