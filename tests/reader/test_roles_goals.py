"""Goals in many wordings: what is to be reached is never a result, what was reached is none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.saying import said


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "Sang năm tỉnh sẽ có thêm 14 phường không ma túy",
        "Huyện Mẫu hứa đến 2027 xóa 9 tụ điểm ma túy",
        "Công an tỉnh khoán mỗi đội 15 vụ ma túy",
        "Bộ ấn định chỉ tiêu 22 xã không ma túy",
        "Đơn vị nhận chỉ tiêu 30 vụ, 45 đối tượng ma túy",
        "Các xã phải đưa đủ 18 người đi cai nghiện bắt buộc",
        "Cần xóa 6 điểm phức tạp về ma túy trước 30/9",
        "Thời gian tới sẽ tổ chức 24 buổi tuyên truyền",
        "Hướng đến 75% số xã không ma túy",
        "Kỳ vọng 80% người sau cai có việc làm",
        "Chậm nhất đến ngày 15/12, hoàn thành 12 xã không ma túy",
        "Dự kiến đến cuối năm vận động 35 người cai nghiện tự nguyện",
        "Phân bổ chỉ tiêu 40 người cai nghiện cho các xã",
        "Phấn đấu mỗi năm chuyển hóa 2 xã trọng điểm về ma túy",
        "Giữ vững 9 xã không ma túy đã được công nhận",
        "Phấn đấu bắt 50 vụ ma túy (mỗi quý 12 vụ)",
        "Chỉ tiêu: khám phá 60 vụ ma túy; trong đó 20 vụ mua bán",
        "Phấn đấu xóa 8 điểm phức tạp về ma túy, gồm 5 điểm ở xã Mẫu 01 và 3 điểm ở xã Mẫu 02",
        "Mục tiêu: 30 xã không ma túy, chiếm 40% số xã",
        "# Chỉ tiêu\nSố xã trọng điểm còn dưới 4 xã",
        "# MỤC TIÊU\nNgười nghiện mới mỗi xã không vượt quá 3 người",
        "# Nhiệm vụ năm tới\n- Bắt 52 vụ ma túy\n- Xóa 7 tụ điểm\n- Thu giữ 3 kg heroin",
        "Có 5 xã đang hoàn thiện hồ sơ đề nghị công nhận không ma túy",
        "Quý tới mở 3 đợt tuyên truyền về ma túy",
    ],
)
def test_goals_in_many_words(raw: str) -> None:
    assert set(roles(raw)) == {"target"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Đạt 28% xã không ma túy (vượt 8% chỉ tiêu Bộ giao), xác định 6 tuyến trọng điểm", "result"),
        ("Bắt 52 vụ ma túy (vượt 10% chỉ tiêu được giao); thu giữ 3 kg heroin", "result"),
        ("Đến nay 35 xã được công nhận không ma túy (chỉ tiêu giao 30 xã); quản lý 812 người nghiện", None),
        ("So với chỉ tiêu giao 600 người cai nghiện mới đạt 64%", None),
        ("Từ đầu năm tới nay, công an xóa 5 tụ điểm ma túy", "result"),
        ("Từ đầu năm tới giờ bà con báo 32 tin về ma túy", "result"),
        ("Rà soát, còn 71 xã trọng điểm về ma túy để chỉ đạo giải quyết trong thời gian tới", "result"),
        ("Năm nay đã công nhận 12 xã không ma túy theo kế hoạch đề ra", "result"),
    ],
)
def test_the_measure_of_a_goal_is_no_goal(raw: str, expected: str | None) -> None:
    found = [one.role for one in said(raw)]
    if expected is None:
        assert found.count("target") == 1
        assert "result" in found
    else:
        assert set(found) == {expected}


def test_a_goal_in_a_bracket_ends_with_it() -> None:
    raw = "Công nhận 35 xã không ma túy (chỉ tiêu được giao 30 xã), bắt 52 vụ ma túy"
    assert roles(raw) == ["result", "target", "result"]


def test_what_the_law_names_as_a_criterion_is_no_goal() -> None:
    raw = """Tiêu chí xã trọng điểm loại I:
- phát hiện từ 3.000 cây thuốc phiện trở lên
- có từ 2 tụ điểm ma túy trở lên"""
    assert set(roles(raw)) == {"background"}


GOALS = (
    "phấn đấu",
    "phấn đấu đến hết năm đạt",
    "đặt mục tiêu",
    "dự kiến",
    "đăng ký",
    "được giao chỉ tiêu",
    "cam kết đến năm sau có",
    "hứa",
    "quyết tâm",
    "hướng đến mục tiêu",
    "chậm nhất trong quý tới phải có",
    "sẽ phấn đấu",
    "xác định mục tiêu",
    "nhận chỉ tiêu",
    "theo kế hoạch sẽ có",
    "kỳ vọng",
    "đặt đích",
    "năm tới có",
)
NOUNS = (
    "xã không ma túy",
    "phường không có tệ nạn ma túy",
    "người đi cai nghiện bắt buộc",
    "lượt người cai nghiện tự nguyện",
    "điểm phức tạp về ma túy",
    "tụ điểm ma túy",
    "buổi tuyên truyền",
    "vụ ma túy",
    "đối tượng ma túy",
    "xã trọng điểm về ma túy",
    "tuyến trọng điểm về ma túy",
    "tin tố giác tội phạm ma túy",
    "% số xã không ma túy",
    "người sau cai nghiện",
    "kg heroin",
    "viên ma túy tổng hợp",
)
PLACES = ("Tỉnh Mẫu", "Xã Mẫu 01", "Công an huyện Mẫu", "Đơn vị")


@given(
    st.sampled_from(PLACES),
    st.sampled_from(GOALS),
    st.integers(min_value=2, max_value=90),
    st.sampled_from(NOUNS),
)
def test_under_any_goal_no_noun_is_a_result(place: str, goal: str, number: int, noun: str) -> None:
    assert "result" not in roles(f"{place} {goal} {number} {noun}")
    assert "result" not in roles(
        f"Năm nay, {place.lower()} {goal} {number} {noun}, {number + 1} buổi tuyên truyền"
    )


HEADS = (
    "Mục tiêu",
    "CHỈ TIÊU",
    "Nhiệm vụ trọng tâm",
    "Phương hướng",
    "Chỉ tiêu cụ thể",
    "Mục tiêu, chỉ tiêu",
)


@given(st.sampled_from(HEADS), st.integers(min_value=2, max_value=90), st.sampled_from(NOUNS))
def test_under_a_heading_of_goals_no_noun_is_a_result(head: str, number: int, noun: str) -> None:
    assert "result" not in roles(f"# {head}\nThực hiện {number} {noun}")
    assert "result" not in roles(f"II. {head}\n1. Thực hiện {number} {noun}.\n2. Có {number} {noun}.")
    assert "result" not in roles(f"{head}:\n- Thực hiện {number} {noun}\n- Có {number} {noun}")


@pytest.mark.parametrize(
    "raw",
    [
        "Thực hiện mục tiêu đề ra, từ đầu năm Công an huyện bắt 15 vụ, 20 đối tượng ma túy",
        "Thực hiện chỉ tiêu được giao, Công an huyện đã bắt 15 vụ ma túy",
        "Với quyết tâm cao, lực lượng công an bắt giữ 15 vụ ma túy",
        "Nghị quyết xác định 5 quan điểm, 5 nhóm mục tiêu và 6 nhiệm vụ",
        "Vượt chỉ tiêu giao, toàn tỉnh đã triệt xóa 12 tụ điểm ma túy",
    ],
)
def test_goals_named_in_passing_make_no_target(raw: str) -> None:
    assert set(roles(raw)) == {"result"}


@pytest.mark.parametrize(
    "raw",
    [
        "Tỉnh đã đăng ký với cấp trên xây dựng 31 xã không ma túy trong năm tới",
        "Từ nay đến cuối năm, tỉnh tập trung triệt xóa 9 điểm phức tạp về ma túy còn lại",
        "Theo lộ trình, mỗi năm có thêm 10 xã được công nhận không ma túy",
        "Theo kế hoạch, toàn tỉnh có ít nhất 25% số xã không ma túy; đến năm 2030 là 50%",
        "Đến hết năm 2027, toàn tỉnh không còn tụ điểm ma túy, 40 xã sạch ma túy",
        "Tới năm 2030, giảm số người nghiện xuống còn 800 người",
        "Ký cam kết xây dựng 9 xã không ma túy",
        "Kế hoạch giao 30 vụ ma túy",
        "Yêu cầu các xã lập hồ sơ đưa 120 người đi cai nghiện bắt buộc",
    ],
)
def test_goals_of_plans_told_in_news(raw: str) -> None:
    assert set(roles(raw)) == {"target"}


def test_a_number_of_goals_opens_a_list_of_them() -> None:
    raw = "Công an huyện đề ra 12 chỉ tiêu, trong đó bắt 30 vụ ma túy, đưa 50 người đi cai nghiện"
    assert roles(raw)[1:] == ["target", "target"]
