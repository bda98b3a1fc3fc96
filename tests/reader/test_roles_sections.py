"""What heads a passage says whether it looks back or ahead: ornaments, conclusions, questions, quarters."""

import pytest

from tests.reader.reading import quantities_of

MARKS = ("(*)", "◆", "■", "❖", "(+)", "★", "◇", "[*]", "✦", "(**)", "☆", "§")
TASKS = (
    ("TUẦN TỚI", "Kiểm tra 31 nhà trọ; chuyển 9 hồ sơ đề nghị đưa đi cai nghiện bắt buộc."),
    ("VIỆC CỦA THÁNG 9", "Xóa 4 điểm trong danh sách; vận động 11 người đi cai."),
    ("NHIỆM VỤ QUÝ SAU", "Tổ chức 17 buổi tuyên truyền ở chợ."),
    ("KẾ HOẠCH THÁNG TỚI", "Mở 26 buổi nói chuyện chuyên đề; đưa 8 người đi cai."),
)
DEEDS = "Trong kỳ bắt 12 vụ, 15 đối tượng về ma túy; đưa 6 người đi cai nghiện bắt buộc."


def roles(raw: str, page_date: str | None = None) -> list[str]:
    return [one.role for one in quantities_of(raw, page_date)]


def measures(raw: str) -> list[str]:
    return [one.measure for one in quantities_of(raw)]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(("head", "tasks"), TASKS)
def test_a_line_in_capitals_behind_an_ornament_heads_what_follows(mark: str, head: str, tasks: str) -> None:
    raw = f"BẢN TIN PHÒNG, CHỐNG MA TÚY\n{mark} KẾT QUẢ\n{DEEDS}\n{mark} {head}\n{tasks}"
    found = roles(raw, "2026-08-31")
    assert found[:3] == ["result"] * 3
    assert set(found[3:]) == {"target"}


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("crime", ["TỘI PHẠM HÌNH SỰ", "TRẬT TỰ XÃ HỘI", "CỜ BẠC, TRỘM CẮP"])
def test_an_ornament_before_general_crime_heads_it(mark: str, crime: str) -> None:
    raw = f"{mark} MA TÚY\nPhát hiện 12 vụ.\n{mark} {crime}\nXảy ra 25 vụ, rõ 20 vụ.\n{mark} TUYÊN TRUYỀN\n"
    raw += "Tổ chức 16 buổi, 900 lượt người dự."
    found = quantities_of(raw)
    assert [one.role for one in found][1:3] == ["non_drug"] * 2
    assert [one.measure for one in found][3:] == ["propaganda_sessions", "propaganda_participants"]


CONCLUSIONS = (
    "5/ Kết luận của chủ trì - việc quý I/2026",
    "III. Chủ tọa phát biểu kết luận",
    "IV. KẾT LUẬN CỦA CHỦ TỊCH UBND XÃ",
    "4. Ý kiến kết luận của đồng chí Trưởng ban",
    "C. Phần kết luận",
    "Đồng chí chủ trì kết luận như sau:",
    "V. Kết luận cuộc họp",
    "3) Bí thư kết luận, giao việc",
)
CONCLUDED = (
    "- Xóa 3 điểm bán lẻ. Bắt ít nhất 6 vụ.",
    "- Lập hồ sơ đưa đi cai 7 người.",
    "- Các khu họp dân 22 buổi, mời 800 lượt người.",
)


@pytest.mark.parametrize("head", CONCLUSIONS)
@pytest.mark.parametrize("line", CONCLUDED)
def test_what_the_chair_concludes_is_to_be_done(head: str, line: str) -> None:
    title = "BIÊN BẢN\nHọp giao ban quý IV năm 2025, ngày 08/01/2026\n1. Công an báo cáo"
    raw = f"{title}\n{DEEDS}\n{head}\n{line}"
    found = roles(raw)
    assert found[:3] == ["result"] * 3
    assert set(found[3:]) == {"target"}


@pytest.mark.parametrize(
    "line",
    [
        "Kết luận thanh tra nêu rõ: xã đã bắt 12 vụ ma túy, đưa 9 người đi cai.",
        "Cơ quan điều tra kết luận 15 bị can phạm tội mua bán trái phép chất ma túy.",
        "Thực hiện Kết luận của Bộ Chính trị, tỉnh đã công nhận 14 xã không ma túy.",
    ],
)
def test_other_conclusions_tell_what_was_found(line: str) -> None:
    assert set(roles(line)) == {"result"}


QUARTERS = (("IV", "2025", "09/01/2026"), ("IV", "2024", "15/01/2025"), ("III", "2025", "06/10/2025"))
SAID = (
    "Quý {q} bắt 6 vụ, 9 đối tượng ma túy, thu 17,3g heroin.",
    "Quý {q}, đưa đi cai bắt buộc 7 người, tự nguyện 2 người.",
    "Trong quý {q} tổ chức 15 buổi tuyên truyền, xóa 2 điểm bán lẻ.",
)


@pytest.mark.parametrize(("quarter", "year", "day"), QUARTERS)
@pytest.mark.parametrize("said", SAID)
def test_a_quarter_without_a_year_is_the_one_the_text_named(
    quarter: str, year: str, day: str, said: str
) -> None:
    head = f"BIÊN BẢN\nHọp Ban Chỉ đạo phòng, chống ma túy quý {quarter}/{year}, ngày {day}\n"
    assert set(roles(head + said.format(q=quarter))) == {"result"}


@pytest.mark.parametrize("said", SAID)
def test_a_quarter_to_come_is_still_to_come(said: str) -> None:
    raw = "KẾ HOẠCH\nCông tác năm 2026, ngày 05/01/2026\nII. NHIỆM VỤ\n" + said.format(q="IV")
    assert set(roles(raw)) == {"target"}


ASKED = ("Câu {n}. ", "Câu hỏi {n}: ", "Hỏi: ", "{n}. Hỏi: ")
ANSWERED = (
    "Trong 63 tin nhận được từ đầu năm, cơ quan chức năng làm rõ 60 tin, bắt 18 đối tượng ma túy.",
    "Tỉnh bắt 96 vụ, 121 đối tượng, thu 1,9kg heroin.",
    "Xã quản lý 44 người nghiện và 12 người sử dụng trái phép.",
)


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("answer", ANSWERED)
def test_a_question_ends_the_talk_of_what_is_to_come(asked: str, answer: str) -> None:
    raw = f"{asked.format(n=1)}Năm nay tỉnh phải làm được những gì?\nTrả lời: Phải có 30 xã không ma túy.\n"
    raw += f"{asked.format(n=2)}Việc ấy đến đâu rồi?\nTrả lời: {answer}"
    found = roles(raw, "2026-05-14")
    assert found[0] == "target"
    assert "target" not in found[1:]


OPENERS = (
    "Năm 2026 này xã ta đặt ra:",
    "Hội nghị đề ra:",
    "Bà con cùng nhau phấn đấu:",
    "Chỉ tiêu của phường trong năm:",
)
ITEMS = (
    "Một là, cả 9/9 thôn giữ vững thôn không ma túy.\nHai là, tổ chức 30 buổi nói chuyện.",
    "- Đưa 6 người đi cai.\n- Các thôn họp dân 30 buổi, 100% hộ ký cam kết.",
    "1. Xóa 3 điểm bán lẻ.\n2. Bàn giao 12 hồ sơ cai nghiện bắt buộc sang tòa.",
)


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("items", ITEMS)
def test_a_line_of_goals_with_a_colon_opens_goals(opener: str, items: str) -> None:
    raw = f"ĐÀI TRUYỀN THANH XÃ\nTrong quý bắt 5 vụ ma túy.\n\n{opener}\n{items}"
    assert set(roles(raw)[1:]) == {"target"}


@pytest.mark.parametrize(
    "opener",
    ["Kết quả thực hiện chỉ tiêu:", "Đã đạt được các mục tiêu đề ra:", "So với chỉ tiêu đặt ra đã vượt:"],
)
@pytest.mark.parametrize("items", ["- Xóa được 3 điểm bán lẻ.\n- Đã đưa 6 người đi cai."])
def test_a_line_of_goals_reached_opens_results(opener: str, items: str) -> None:
    assert set(roles(f"BÁO CÁO\nTrong quý bắt 5 vụ ma túy.\n\n{opener}\n{items}")) == {"result"}
