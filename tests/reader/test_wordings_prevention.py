"""Prevention, tips, percentages, other counts: one measure in many wordings, each an invented sentence."""

import pytest

from tests.reader.saying import told

PROPAGANDA_SESSIONS = (
    ("Tổ chức 45 buổi tuyên truyền phòng, chống ma túy.", "propaganda_sessions"),
    ("Số buổi tuyên truyền: 120", "propaganda_sessions"),
    ("Tuyên truyền tại 30 cuộc họp dân về phòng chống ma túy.", "propaganda_sessions"),
    ("Mở 12 hội nghị tuyên truyền phòng, chống ma túy.", "propaganda_sessions"),
    ("Tổ chức được 25 buổi nói chuyện chuyên đề về tác hại của ma túy.", "propaganda_sessions"),
    ("Xây dựng 18 phóng sự tuyên truyền phòng chống ma túy.", "propaganda_sessions"),
    ("Phát thanh 350 lượt về phòng, chống ma túy.", "propaganda_sessions"),
    ("Đăng tải 260 tin, bài về phòng, chống ma túy.", "propaganda_sessions"),
    ("Tổ chức 15 lượt tuyên truyền lưu động về phòng chống ma túy.", "propaganda_sessions"),
    ("Lồng ghép tuyên truyền phòng chống ma túy trong 60 buổi sinh hoạt.", "propaganda_sessions"),
    ("Tổ chức 8 đợt ra quân tuyên truyền phòng, chống ma túy.", "propaganda_sessions"),
    ("Phát sóng 24 chuyên mục phòng chống ma túy.", "propaganda_sessions"),
)
PROPAGANDA_PARTICIPANTS = (
    ("Thu hút 3.500 lượt người tham gia tuyên truyền phòng chống ma túy.", "propaganda_participants"),
    ("Tuyên truyền cho 12.000 học sinh về tác hại ma túy.", "propaganda_participants"),
    ("Hơn 800 đoàn viên, thanh niên được tuyên truyền phòng, chống ma túy.", "propaganda_participants"),
    ("Tuyên truyền đến 6.200 lượt hội viên phụ nữ về phòng chống ma túy.", "propaganda_participants"),
    ("Số người được tuyên truyền về ma túy: 9.400", "propaganda_participants"),
    ("Buổi tuyên truyền ma túy có 250 người dân tham dự.", "propaganda_participants"),
    ("Hơn 2.000 lượt người dân được phổ biến Luật Phòng, chống ma túy.", "propaganda_participants"),
    ("Tổ chức tuyên truyền cho hơn 900 công nhân về phòng chống ma túy.", "propaganda_participants"),
    ("Buổi ngoại khóa về ma túy có sự tham gia của 1.100 học sinh, giáo viên.", "propaganda_participants"),
    (
        "Tuyên truyền được 300 buổi với 15.000 lượt người nghe về tác hại ma túy.",
        "propaganda_sessions propaganda_participants",
    ),
)
TIPS = (
    ("Tiếp nhận 145 tin báo, tố giác về ma túy.", "tips"),
    ("Người dân cung cấp 230 nguồn tin về tội phạm ma túy.", "tips"),
    ("Số tin tố giác tội phạm ma túy: 88", "tips"),
    ("Quần chúng cung cấp 64 tin có giá trị về ma túy.", "tips"),
    ("Tiếp nhận qua đường dây nóng 37 cuộc gọi phản ánh về ma túy.", "tips"),
    ("Nhận được 19 đơn thư tố giác về ma túy.", "tips"),
    ("Nhân dân cung cấp 1.120 nguồn tin, trong đó 300 tin về ma túy.", "tips tips"),
    ("Tiếp nhận 42 tố giác, tin báo về tội phạm ma túy.", "tips"),
    ("Người dân đã báo 15 tin liên quan đến ma túy cho công an.", "tips"),
    ("Đường dây nóng ghi nhận 260 lượt phản ánh về tệ nạn ma túy.", "tips"),
)
TARGET_PCT = (
    ("Phấn đấu triệt xóa 100% điểm, tụ điểm ma túy.", "target_pct"),
    ("Giảm ít nhất 20% số vụ phạm tội về ma túy vào năm 2030.", "target_pct"),
    ("Trên 90% người nghiện được quản lý vào năm 2030 là mục tiêu của kế hoạch.", "target_pct"),
    ("Đạt 112% chỉ tiêu được giao.", "target_pct"),
    ("Vượt 15% chỉ tiêu đề ra.", "target_pct"),
    ("Chỉ tiêu: 95% tin báo được giải quyết.", "target_pct"),
    ("Phấn đấu tỷ lệ điều tra, khám phá án ma túy đạt trên 90%.", "target_pct"),
    ("Phấn đấu 100% học sinh được tuyên truyền phòng chống ma túy.", "target_pct"),
    ("Chỉ tiêu đưa 80% người nghiện có hồ sơ đi cai.", "target_pct"),
    ("Kéo giảm tối thiểu 10% số người nghiện so với năm 2025 là mục tiêu đến 2030.", "target_pct"),
    ("Hoàn thành 98% kế hoạch năm.", "target_pct"),
)
CHANGE_PCT = (
    ("Số vụ ma túy tăng 12,5% so với cùng kỳ.", "change_pct"),
    ("Số người nghiện giảm 8% so với năm trước.", "change_pct"),
    ("Phát hiện ma túy nhiều hơn 20% so với cùng kỳ năm ngoái.", "change_pct"),
    ("So với cùng kỳ, số bị can giảm 3,4%.", "change_pct"),
    ("Số vụ tăng 25%, số đối tượng giảm 4,5% so với cùng kỳ năm trước, về ma túy.", "change_pct change_pct"),
    ("Phát hiện 120 vụ ma túy (tăng 14,3%).", "cases change_pct"),
    ("Tội phạm ma túy giảm 6,1%.", "change_pct"),
)
OTHER = (
    ("Thu giữ 45 viên đạn.", "other"),
    ("Thu giữ 2 xe ô tô, 3 điện thoại di động.", "other other"),
    ("Tuyên phạt 15 năm tù.", "other"),
    ("Xét nghiệm nhanh 320 trường hợp, 12 người dương tính với ma túy.", "other other"),
    ("Thu giữ 500 triệu đồng.", "other"),
    ("Huy động 150 cán bộ, chiến sĩ tham gia phá án ma túy.", "other"),
    ("Toàn xã có 1.250 hộ dân.", "other"),
    ("Kinh phí thực hiện kế hoạch phòng chống ma túy là 12 tỷ đồng.", "other"),
    ("Đạt 85/100 điểm trong cuộc thi tìm hiểu phòng chống ma túy.", "other"),
    ("Khen thưởng 12 tập thể, 25 cá nhân có thành tích phòng, chống ma túy.", "other other"),
    ("Phát 4.500 tờ rơi tuyên truyền phòng chống ma túy.", "other"),
    ("Vận động 1.100 hộ gia đình ký cam kết không vi phạm ma túy.", "other"),
    ("Bắt 12 đối tượng trộm cắp tài sản.", "other"),
    ("Phát hiện 15 vụ đánh bạc.", "other"),
    ("Thu giữ 30 kg pháo nổ.", "other"),
    ("Thu giữ 139 cây thuốc lá điện tử.", "other"),
    ("Lắp đặt 18 hòm thư tố giác tội phạm ma túy.", "other"),
    ("Xây dựng 24 mô hình phòng, chống ma túy.", "other"),
    ("Xe ô tô chở ma túy lao qua chốt, 2 chiến sĩ bị thương.", "other"),
    ("Đối tượng khai được trả công 30 triệu đồng.", "other"),
    ("Lô ma túy trị giá 250 tỷ đồng.", "other"),
    ("Lớp học có 35 em học sinh bỏ học.", "other"),
    ("Thu giữ 7 cân tiểu ly.", "other"),
    ("Bố trí 12 tổ công tác phục kích bắt ma túy.", "other"),
    ("Toàn huyện có 18 xã, thị trấn và 120 thôn, bản.", "other other"),
    ("Phạt tù 7 năm 6 tháng tù.", "other"),
    ("Đoàn gồm 40 đại biểu.", "other"),
    ("Kiểm tra 56 quán karaoke, nhà nghỉ phòng ngừa ma túy.", "other"),
    ("Thu giữ 12 bộ dụng cụ sử dụng ma túy.", "other"),
    ("Thu giữ 1 khẩu súng và 12 viên đạn.", "other other"),
    ("Thu giữ 3.200 bao thuốc lá lậu.", "other"),
    ("Xử lý 1.250 trường hợp vi phạm nồng độ cồn.", "other"),
    ("Triệt phá 6 đường dây, 9 ổ nhóm ma túy.", "other other"),
    ("Thu giữ 15 tẩu thuốc và 4 bình khí cười.", "other other"),
    ("Xây dựng 45 câu lạc bộ phòng chống ma túy.", "other"),
)


@pytest.mark.parametrize(
    ("raw", "measures"),
    [*PROPAGANDA_SESSIONS, *PROPAGANDA_PARTICIPANTS, *TIPS, *TARGET_PCT, *CHANGE_PCT, *OTHER],
)
def test_measure_of_wordings(raw: str, measures: str) -> None:
    assert [measure for _, measure in told(raw, "measure")] == measures.split()
