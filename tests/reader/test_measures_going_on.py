"""Numbers without a word of their own go on with what was counted right before, or count something else."""

import pytest

from tests.reader.reading import quantities_of


def measures(raw: str) -> list[str]:
    return [one.measure for one in quantities_of(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Cuối năm 2020, xã có 156 người nghiện. Cuối năm 2025 còn 97 người.", "addicts_managed"),
        ("Trạm đang điều trị Methadone cho 64 người. Năm ngoái mới có 38 người.", "rehab_intake"),
        ("Kéo giảm 8% số người nghiện, đến cuối kỳ còn dưới 70 người.", "addicts_managed"),
        ("Xã đưa 31 người đi cai nghiện. Năm 2024 đưa được 12 người.", "rehab_intake"),
        ("Họ gùi 16 bánh heroin qua suối. Trong gùi của người anh có 10 bánh.", "seizure_bricks"),
        ("Thu 37 kg ma túy đá trên thuyền. Dưới khoang vớt được 8 kg.", "seizure_mass_g"),
        ("Có 48 xã không ma túy, bằng 46,2%. Năm 2022, tỷ lệ này là 30,9%.", "drug_free_share_pct"),
        ("31 điểm bán lẻ ma túy bị xóa, vượt 24% kế hoạch; phường Mẫu góp 13 điểm.", "hotspots_abolished"),
        ("Điểm phức tạp về ma túy từ 8 điểm nay còn 2 điểm.", "hotspots"),
        ("Bắt 47 đối tượng về ma túy. Có 18 đối tượng mua bán, 23 đối tượng sử dụng.", "persons_arrested"),
        ("Tổ chức 60 buổi tuyên truyền, có 18.000 lượt người xem.", "propaganda_participants"),
    ],
)
def test_bare_numbers_go_on(raw: str, expected: str) -> None:
    assert measures(raw)[-1] == expected


@pytest.mark.parametrize(
    "raw",
    [
        "Xã quản lý 156 người nghiện. Dân số của xã là 8.200 người.",
        "Cơ sở cai nghiện có 214 học viên. Công suất thiết kế chỉ 180 người.",
        "Xã quản lý 156 người nghiện.\nTừ đầu năm đã có 30 người.",
    ],
)
def test_other_things_do_not_go_on(raw: str) -> None:
    assert measures(raw)[-1] == "other"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Tiếp nhận, quản lý 12 người hết thời hạn cai trở về.", "post_rehab"),
        ("Cán bộ bản kèm cặp 11 người đã cai xong.", "post_rehab"),
        ("Trong năm có 41 người cai xong trở về.", "other"),
        ("Tiếp nhận 560 lượt người cai nghiện; hỗ trợ 120 người vay vốn.", "other"),
        ("Đoàn xã nhận giúp 6 thanh niên sau cai, xin việc cho 4 người.", "other"),
        ("Tháng 2 có 3 anh em được đưa đi cai nghiện.", "rehab_intake"),
        ("Phụ nữ phường tuyên truyền về ma túy cho 1.400 lượt chị em.", "propaganda_participants"),
        ("Xã có 18 ấp không ma túy; ít nhất 60% trong số người đó được giới thiệu việc làm.", "target_pct"),
        ("Cơ sở cai nghiện mở 6 lớp dạy nghề, có 184 học viên theo học.", "other"),
        ("Trường phát phiếu hỏi về ma túy cho 1.095 học sinh.", "other"),
        ("Phụ huynh đồng ý cho xét nghiệm ma túy 140 em.", "other"),
        ("Mở 8 buổi tuyên truyền phòng chống ma túy cho 1.200 học sinh.", "propaganda_participants"),
        ("Tập hợp 1.200 lượt ngư dân tới các buổi nói chuyện về ma túy.", "propaganda_participants"),
        ("Loa xã phát 48 lượt về phòng, chống ma túy.", "propaganda_sessions"),
        ("IV. ĐƯA VÀO CƠ SỞ CAI NGHIỆN BẮT BUỘC\nTòa án nhận 812 hồ sơ.", "rehab_intake"),
    ],
)
def test_people_by_what_is_done_for_them(raw: str, expected: str) -> None:
    assert measures(raw)[-1] == expected
