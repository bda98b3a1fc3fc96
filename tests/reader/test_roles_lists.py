"""Lists of goals and their sums, goals held to results, how things stand, and people after rehabilitation."""

import pytest

from tests.reader.saying import said, told


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1. Tối thiểu 85% hộ ký cam kết.\n2. Hoàn tất hồ sơ cho 30 trường hợp chờ đi cai.", "target target"),
        (
            "- Phấn đấu 12 xã không ma túy.\n- Phấn đấu đưa 145 người đi cai nghiện.\n\n"
            "Cộng toàn tỉnh: 370 người cai nghiện.",
            "target target target",
        ),
        ("Xóa 30 điểm bán lẻ ma túy, không để phát sinh điểm mới.", "target"),
        ("Đã xóa 30 điểm bán lẻ ma túy, không để phát sinh điểm mới.", "result"),
        ("- 100% người nghiện được tư vấn: mới 86%.", "target result"),
        ("Tỷ lệ xã không ma túy đạt 31,4%, vượt mục tiêu 25%.", "result target"),
        ("Tỷ lệ xã không ma túy đạt 31,4%, vượt mục tiêu 6,4%.", "result result"),
        ("Phấn đấu 65% phường, xã không ma túy (hiện mới có 41/102 xã không ma túy).", "target result"),
        ("Hội đồng nhất trí trình công nhận 14 xã không ma túy.", "result"),
        ("UBND tỉnh đề nghị công nhận 14 xã không ma túy.", "target"),
        ("Sẽ nhận 20 lao động sau cai. Đợt đầu, 07 người đã vào làm.", "target result"),
        (
            "Có 37 người nghiện, giảm 06 người so với cuối năm 2024 (43 người).",
            "result background background",
        ),
        ("Số người nghiện đầu năm 2.530 người, nay 2.446 người.", "background result"),
        (
            "Thu 9.400 viên ma túy tổng hợp. Vụ lớn nhất bắt 2 đối tượng cõng 6.000 viên hồng phiến.",
            "result result part",
        ),
        ("Chưa đạt chỉ tiêu cai nghiện bắt buộc (thiếu 29 người cai nghiện).", "background"),
        ("Xã để phát sinh từ 02 vụ mua bán ma túy trở lên thì bị rút công nhận.", "background"),
        (
            "Có 2.446 người nghiện. Như vậy có giảm, nhưng chậm. Trong số nghiện, 1.120 người ở ngoài.",
            "result part",
        ),
        ("Ketamine được ép thành bánh, mỗi bánh 1 kg ketamine.", "part"),
        (
            "Thu 5 bánh heroin. Theo cáo trạng, y hỏi mua của một người lạ 2 bánh heroin.",
            "result result background",
        ),
        (
            "Trước lần bị bắt, nhóm này đã nhận trót lọt 5 gói, tổng cộng khoảng 900 gam ketamine.",
            "background background",
        ),
        ("Nhóm này bán cho 3 con nghiện tổng cộng 12 gam heroin.", "result background"),
        ("Bắt nhóm bán lẻ, thu 12 gam heroin.", "result"),
    ],
)
def test_roles_of_lists_sums_and_levels(raw: str, expected: str) -> None:
    assert " ".join(one.role for one in said(raw)) == expected


def test_a_line_that_tells_what_was_done_does_not_go_on_with_goals() -> None:
    done = said("- Phấn đấu 12 xã không ma túy.\n- Đã đưa 145 người đi cai nghiện.")
    assert [one.role for one in done] == ["target", "result"]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "Trong số 412 người sau cai có 120 người tái nghiện, 90 người được vay vốn.",
            "post_rehab other other",
        ),
        ("Quản lý sau cai 402 người; 188 người trong số đó có việc làm ổn định.", "post_rehab other"),
        ("Câu lạc bộ tập hợp 25 người sau cai sinh hoạt hằng tháng.", "other"),
        ("03 người sau cai bị bắt vì mua bán trái phép chất ma túy.", "persons_arrested"),
        ("Tiếp tục quản lý 38 trường hợp sau cai nghiện.", "post_rehab"),
        ("Phấn đấu giảm ít nhất 20% số xã trọng điểm, tương đương 04 xã.", "target_pct key_communes"),
        ("Phấn đấu 100% người sau cai được quản lý, tương ứng 40 người.", "target_pct post_rehab"),
        ("Chỉ tiêu: chuyển hóa 02 địa bàn.", "key_communes"),
        (
            "Phấn đấu 10 xã không ma túy.\nTiến độ: hết quý I đạt ít nhất 25%.",
            "drug_free_communes target_pct",
        ),
    ],
)
def test_people_after_rehabilitation_and_what_a_share_is_of(raw: str, expected: str) -> None:
    assert " ".join(str(measure) for _, measure in told(raw, "measure")) == expected
