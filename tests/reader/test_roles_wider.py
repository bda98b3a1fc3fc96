"""Other times, wider areas, wholes told by the sentence's opening, and goals told beside what was done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.reading import quantities_of
from tests.reader.saying import said, told


def roles(raw: str) -> list[str]:
    return [one.role for one in said(raw)]


def read_roles(raw: str, page_date: str | None = None) -> list[str]:
    return [one.role for one in quantities_of(raw, page_date)]


COMPARED = (
    "So với chín tháng năm 2024 – khi tỉnh phát hiện 310 vụ, bắt 402 người, thu 5 kg heroin – số vụ ít hơn.",
    "Để so sánh, năm 2023 toàn tỉnh quản lý 2.815 người nghiện, 644 người sử dụng trái phép.",
    "Để đối chiếu, cùng thời gian này năm trước bắt 96 vụ, 120 đối tượng.",
    "Nếu so với năm 2024 (bắt 310 vụ, 402 đối tượng ma túy) thì đã bớt nóng.",
)


@pytest.mark.parametrize("raw", COMPARED)
def test_what_a_clause_of_comparison_tells_is_background(raw: str) -> None:
    assert set(read_roles(f"Năm nay bắt 290 vụ ma túy.\n{raw}", "2025-12-20")[1:]) == {"background"}


@pytest.mark.parametrize(
    "raw",
    [
        "So với năm 2024, số vụ giảm mạnh; công an tỉnh bắt 290 vụ, 377 đối tượng ma túy.",
        "So với cùng kỳ, tình hình dịu hơn: bắt 44 vụ ma túy, thu 2 kg heroin.",
    ],
)
def test_behind_the_clause_results_go_on(raw: str) -> None:
    assert set(read_roles(raw, "2025-12-20")) == {"result"}


MONTHS = ((7, 6, "2026-08-03"), (10, 9, "2026-11-02"), (4, 3, "2026-05-04"), (12, 11, "2026-01-05"))
EARLIER = (
    "Tháng {m} là 57 vụ, 70 đối tượng.",
    "Tháng {m} bắt 57 vụ, 70 đối tượng.",
    "Trong khi đó, tháng {m} phát hiện 57 vụ với 70 đối tượng.",
)


@pytest.mark.parametrize(("month", "before", "day"), MONTHS)
@pytest.mark.parametrize("earlier", EARLIER)
def test_the_month_before_the_one_reported_on_is_told_for_comparison(
    month: int, before: int, day: str, earlier: str
) -> None:
    year = int(day[:4]) - (month == 12)
    raw = f"BẢN TIN PHÒNG, CHỐNG MA TÚY\nTháng {month}/{year}\nTrong tháng phát hiện 49 vụ, 63 đối tượng. "
    assert read_roles(raw + earlier.format(m=before), day) == ["result"] * 2 + ["background"] * 2


WIDER = (
    "Toàn tỉnh trong quý: 131 vụ, 178 đối tượng.",
    "Cả tỉnh bắt 131 vụ, 178 đối tượng ma túy.",
    "Trong khi toàn tỉnh có 131 vụ, 178 đối tượng.",
)
NARROW = (
    "Báo cáo nhanh quý I/2026 (cụm 5 xã, phường phía Bắc)",
    "Kết quả phòng, chống ma túy của xã Mẫu Cao",
    "Phường Thử Thành sau ba tháng làm sạch địa bàn",
    "BÁO CÁO SỐ LIỆU CỤM BIÊN GIỚI",
)


@pytest.mark.parametrize("title", NARROW)
@pytest.mark.parametrize("wider", WIDER)
def test_the_province_beside_one_of_its_parts_is_background(title: str, wider: str) -> None:
    raw = f"CÔNG AN TỈNH GIẢ TƯỞNG\n{title}\nTrong quý bắt 28 vụ, 37 đối tượng ma túy.\n{wider}"
    assert read_roles(raw)[-4:] == ["result"] * 2 + ["background"] * 2


@pytest.mark.parametrize("title", NARROW)
@pytest.mark.parametrize("wider", WIDER)
def test_where_the_part_tells_nothing_of_the_kind_the_province_counts(title: str, wider: str) -> None:
    raw = f"CÔNG AN TỈNH GIẢ TƯỞNG\n{title}\nTrong quý mở 28 buổi tuyên truyền.\n{wider}"
    assert read_roles(raw)[-3:] == ["result"] * 3


@pytest.mark.parametrize("wider", WIDER)
def test_in_a_text_of_the_province_its_figures_are_the_text_s_own(wider: str) -> None:
    raw = f"CÔNG AN TỈNH GIẢ TƯỞNG\nBáo cáo quý I/2026\nXã Mẫu Cao bắt 28 vụ ma túy.\n{wider}"
    assert set(read_roles(raw)[1:]) == {"result"}


OPENED = (
    "Trong {n} học viên có {a} nam, {b} nữ; dưới 25 tuổi {c} người; tái nghiện nhiều lần {d} người.",
    "Trong số {n} người nghiện, {a} người dùng heroin, {c} người còn trẻ; {d} người chưa có việc làm.",
    "Trong tổng số {n} người nghiện: {a} người ở nhà, {b} người ở cơ sở, có {c} người dưới 18 tuổi.",
)


@given(
    st.sampled_from(OPENED),
    st.integers(min_value=100, max_value=200),
    st.integers(min_value=20, max_value=50),
)
def test_a_sentence_that_opens_with_a_whole_breaks_it_down_to_its_end(frame: str, a: int, b: int) -> None:
    found = roles(frame.format(n=a + b, a=a, b=b, c=b - 3, d=b - 7))
    assert set(found[1:]) == {"part"}


REACHED = (
    ("Đưa đi cai đạt 24% chỉ tiêu năm giao cho cụm (96 người).", "rehab_intake"),
    ("Triệt xóa tụ điểm ma túy đạt 80% kế hoạch (20 điểm).", "hotspots_abolished"),
    ("Lập hồ sơ cai nghiện bắt buộc mới bằng 41% chỉ tiêu tỉnh giao (300 trường hợp).", "rehab_intake"),
)


@pytest.mark.parametrize(("raw", "measure"), REACHED)
def test_a_goal_in_a_bracket_counts_what_the_clause_is_about(raw: str, measure: str) -> None:
    assert told(raw, "measure", "role")[-1][1:] == (measure, "target")


@pytest.mark.parametrize(
    "raw",
    [
        "Công an phải lập 390 hồ sơ đưa đi cai bắt buộc, đến nay được 146 hồ sơ, tức 37,4%.",
        "Chỉ tiêu giao 24 hồ sơ đưa đi cai, đến hết tháng 6 đã lập 11 hồ sơ, bằng 45,8%.",
        "Được giao đưa 60 người đi cai bắt buộc, thực hiện được 52 người, tương đương 86,7%.",
    ],
)
def test_how_far_the_goal_said_before_was_reached(raw: str) -> None:
    assert [pair[1:] for pair in told(raw, "measure", "role")][1:] == [
        ("rehab_intake", "result"),
        ("target_pct", "result"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "= Hàng trăm điểm sử dụng ma túy bị xóa\nCông an đã triệt xóa 336 điểm sử dụng ma túy.",
        "= Bắt hàng chục đối tượng ma túy\nTrong đợt cao điểm bắt 68 đối tượng ma túy.",
        "= Thu hàng nghìn viên thuốc lắc\nTang vật có 4.200 viên thuốc lắc.",
    ],
)
def test_a_title_without_a_number_says_again_what_the_body_counts(raw: str) -> None:
    assert roles(raw) == ["restated", "result"]


BASES = (
    "Cần nâng số người điều trị thay thế từ {a} người lên {b} người.",
    "Phấn đấu mở rộng cơ sở cai nghiện từ {a} chỗ lên {b} chỗ.",
    "Đến năm 2030 đưa số người nghiện từ {b} người xuống {a} người.",
    "Nghị quyết đặt ra nâng số xã không ma túy từ {a} xã lên {b} xã.",
)


@given(
    st.sampled_from(BASES), st.integers(min_value=40, max_value=90), st.integers(min_value=100, max_value=300)
)
def test_a_goal_begins_at_where_things_stand(frame: str, a: int, b: int) -> None:
    assert roles(frame.format(a=a, b=b)) == ["background", "target"]


@pytest.mark.parametrize(
    "raw",
    [
        "Trong quý có 28 người tự nguyện đăng ký cai nghiện tại nhà.",
        "Đã có 11 người đăng ký điều trị Methadone.",
        "Đợt này 7 người nghiện đăng ký cai tự nguyện.",
    ],
)
def test_people_who_put_themselves_down_are_no_goal(raw: str) -> None:
    assert set(roles(raw)) == {"result"}


@pytest.mark.parametrize(
    "raw",
    [
        "Mốc cuối năm vẫn là 46 xã không ma túy.",
        "Đích của nhiệm kỳ là 60 xã, phường không ma túy.",
        "Con số phải về tới là 18 xã không ma túy.",
        "Mức phải đạt trong năm là 400 người đi cai nghiện bắt buộc.",
    ],
)
def test_a_mark_to_reach_is_a_goal(raw: str) -> None:
    assert set(roles(raw)) == {"target"}


@pytest.mark.parametrize(
    "head", ["VIỆC THÁNG 8", "Việc của quý tới", "VIỆC TUẦN SAU", "Công việc tháng 8/2026"]
)
@pytest.mark.parametrize(
    "task", ["Xóa 6 điểm trong danh sách; đưa 40 người đi cai.", "Mở 90 buổi tuyên truyền."]
)
def test_work_of_a_time_heads_tasks(head: str, task: str) -> None:
    raw = f"BẢN TIN\nTháng 7/2026\nKẾT QUẢ\nBắt 12 vụ ma túy.\n{head}\n{task}"
    assert set(read_roles(raw, "2026-08-03")[1:]) == {"target"}


@pytest.mark.parametrize("head", ["Tháng 8", "THÁNG 8/2026"])
@pytest.mark.parametrize(
    "task", ["Xóa 6 điểm trong danh sách; đưa 40 người đi cai.", "Mở 90 buổi tuyên truyền."]
)
def test_a_month_that_has_just_begun_heads_tasks(head: str, task: str) -> None:
    raw = f"BẢN TIN\nTháng 7/2026\nKẾT QUẢ\nBắt 12 vụ ma túy.\n{head}\n{task}"
    assert set(read_roles(raw, "2026-08-03")[1:]) == {"target"}


EXAMPLES = (
    "Đáng kể nhất là",
    "Đáng lưu ý:",
    "Nghiêm trọng nhất là",
    "Đáng nói nhất là",
    "Lớn nhất trong đó là",
)


@pytest.mark.parametrize("opener", EXAMPLES)
def test_the_gravest_case_is_a_part_of_those_counted(opener: str) -> None:
    told = "vụ ngày 17/3 bắt 3 đối tượng, thu 2 kg heroin."
    raw = f"Trong tháng bắt 49 đối tượng ma túy, thu 6 kg heroin. {opener} {told}"
    assert roles(raw) == ["result"] * 2 + ["part"] * 2


@pytest.mark.parametrize(
    "raw",
    [
        "Đang chờ thẩm định: 8 xã không ma túy.",
        "Còn 5 phường chờ hội đồng xét công nhận không ma túy.",
        "Có 9 xã nộp hồ sơ xin công nhận xã không ma túy.",
    ],
)
def test_communes_that_wait_for_their_title_are_a_goal(raw: str) -> None:
    assert set(roles(raw)) == {"target"}


@pytest.mark.parametrize(
    "raw",
    [
        "Để so sánh, năm 2023 tỉnh quản lý 2.815 người nghiện, trong đó 900 người ở cơ sở cai nghiện.",
        "Cùng kỳ năm trước bắt 96 vụ ma túy, trong đó 40 vụ mua bán.",
        "Cùng kỳ năm 2024 có 96 vụ ma túy, gồm 40 vụ mua bán và 56 vụ tàng trữ.",
    ],
)
def test_what_breaks_down_background_is_a_part(raw: str) -> None:
    found = read_roles(f"Năm nay bắt 290 vụ ma túy.\n{raw}", "2025-12-20")[1:]
    assert found[0] == "background"
    assert set(found[1:]) == {"part"}


YEARS = (
    "Năm 2024 toàn tỉnh phát hiện 482 vụ, bắt 669 đối tượng ma túy.",
    "Trong năm 2024, con số ấy là 482 vụ, 669 đối tượng ma túy.",
    "Năm 2023 cả tỉnh bắt 482 vụ, 669 đối tượng về ma túy.",
)


@pytest.mark.parametrize("earlier", YEARS)
@pytest.mark.parametrize("title", ["SỐ LIỆU NĂM 2025", "Báo cáo kết quả năm 2025", "Nhìn lại năm 2025"])
def test_the_year_before_the_one_reported_on_is_told_for_comparison(title: str, earlier: str) -> None:
    raw = f"{title}\nPhát hiện 512 vụ, bắt giữ 698 đối tượng ma túy.\n{earlier}"
    assert read_roles(raw, "2026-01-20") == ["result"] * 2 + ["background"] * 2


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Bắt 212 vụ ma túy, riêng tổ chức sử dụng 88 vụ (41,5%).", "part"),
        ("Có 1.877 người nghiện, trong đó 582 người dưới 30 tuổi, chiếm 31%.", "part"),
        ("Năm nay có 31 xã không ma túy. Cùng kỳ năm trước 14 xã không ma túy (13,7%).", "background"),
        ("Công nhận 28 xã không ma túy, tức 31,1%.", "result"),
    ],
)
def test_a_share_has_the_role_of_what_it_is_a_share_of(raw: str, role: str) -> None:
    assert roles(raw)[-1] == role


@pytest.mark.parametrize(
    "raw",
    [
        "Mục tiêu:\n- Triệt xóa 05 điểm, bóc gỡ 02 nhóm đối tượng lưu động.",
        "Năm tới phấn đấu triệt phá 3 nhóm buôn bán lẻ.",
        "KẾ HOẠCH\nII. NHIỆM VỤ\n1. Bắt gọn 02 nhóm vận chuyển ma túy.",
    ],
)
def test_groups_to_be_caught_are_goals(raw: str) -> None:
    assert set(read_roles(raw)) == {"target"}


ORDERS = (
    "1. Công an xã rà soát, quản lý {n} người sau cai.",
    "1. Ủy ban nhân dân xã tiếp tục quản lý, giúp đỡ {n} người sau cai.",
    "1. Các đoàn thể nhận đỡ đầu mỗi chi hội 1 người sau cai; toàn xã là {n} người.",
)


@given(st.sampled_from(ORDERS), st.integers(min_value=2, max_value=90))
def test_to_manage_people_after_treatment_is_an_order_among_orders(frame: str, n: int) -> None:
    raw = "CHỈ THỊ\nVề phòng, chống ma túy\nChủ tịch Ủy ban nhân dân xã yêu cầu:\n" + frame.format(n=n)
    assert set(read_roles(raw)) == {"target"}


@pytest.mark.parametrize(
    "raw",
    [
        "Số người nghiện từ 2.790 người cuối năm 2020 xuống còn 2.336 người; sử dụng trái phép 640 người.",
        "Người nghiện từ 430 người hồi năm 2021 giảm còn 298 người; 61 người sau cai được quản lý.",
        "Số xã trọng điểm từ 31 xã năm 2020 xuống 18 xã, triệt xóa 44 tụ điểm ma túy.",
    ],
)
def test_the_time_of_the_base_is_not_that_of_what_follows(raw: str) -> None:
    found = read_roles("NGHỊ QUYẾT\nĐiều 1. Đánh giá giai đoạn 2021 - 2025\n" + raw, "2025-12-10")
    assert found == ["background", "result", "result"]


@given(st.integers(min_value=20, max_value=60))
def test_a_comparison_reaches_no_farther_than_its_clause(times: int) -> None:
    far = "nhiều nơi còn khó khăn, " * times
    assert read_roles(f"So với năm 2024 – {far}bắt 290 vụ ma túy.", "2025-12-20") == ["result"]
