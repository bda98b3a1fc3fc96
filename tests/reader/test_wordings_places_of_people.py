"""People who work somewhere, who once used drugs, who pledge; lessons of law; spots of long standing."""

import pytest

from tests.reader.saying import said


@pytest.mark.parametrize(
    ("raw", "measure", "role"),
    [
        ("Tỉnh có 218 người nghiện, trong khi bác sĩ của cơ sở chỉ 3 người", "other", "non_drug"),
        ("Trạm điều trị Methadone cho 40 người. Số nhân viên trạm vẫn 8 người", "other", "non_drug"),
        ("Nhân viên trạm cho biết có 8 người đang uống Methadone", "rehab_intake", "result"),
        ("Bác sĩ khám và xác định có 12 người nghiện", "addicts_managed", "result"),
        ("Bản có 27 người từng nghiện nay đã có việc", "other", "result"),
        ("Bản có 27 người đang nghiện ma túy", "addicts_managed", "result"),
        ("Vận động 180 người ký cam kết không tái trồng cây thuốc phiện", "other", "result"),
        ("Khởi tố 18 người tái trồng cây thuốc phiện", "persons_arrested", "result"),
        ("Tổ chức 30 buổi tập huấn pháp luật về ma túy cho chủ quán", "propaganda_sessions", "result"),
        ("Tổ chức 3 buổi tập huấn nghiệp vụ cho công an xã", "other", "result"),
        (
            "Xóa 12 tụ điểm ma túy, trong đó 8 tụ điểm từng tồn tại trên mười năm",
            "hotspots_abolished",
            "part",
        ),
        ("Xã còn 3 tụ điểm ma túy tồn tại nhiều năm", "hotspots", "result"),
    ],
)
def test_people_lessons_and_spots(raw: str, measure: str, role: str) -> None:
    last = said(raw)[-1]
    assert (last.measure, last.role) == (measure, role)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Chốt việc tháng tới:\n- Công an: làm xong 8 hồ sơ cai bắt buộc", "target"),
        ("Công an đã làm xong 8 hồ sơ cai bắt buộc", "result"),
    ],
)
def test_what_is_to_be_finished_is_not_finished_yet(raw: str, expected: str) -> None:
    assert said(raw)[-1].role == expected
