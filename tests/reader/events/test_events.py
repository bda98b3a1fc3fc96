"""Events come out once, with the day, place, organiser and attendance that are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.reader.rules.events.find import find_events
from vungxanh.reader.rules.facts import Event
from vungxanh.reader.rules.layout import segments
from vungxanh.reader.rules.papers.find import find_documents
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.dates import find_dates


def read(raw: str, page: str | None = None) -> tuple[Event, ...]:
    text = Text.of(raw)
    parts = segments(text)
    dates = find_dates(text, parts, page)
    return find_events(text, parts, dates, find_documents(text, parts, dates), (), page)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Sáng 4-2, UBND xã Mẫu 01 tổ chức hội nghị sơ kết phòng, chống ma túy.", "conference"),
        ("Ngày 4/2, Công an tỉnh Mẫu mở lớp tập huấn phòng, chống ma túy cho 90 học viên.", "training"),
        ("Chiều 4/2, UBND tỉnh Mẫu tổ chức lễ công bố quyết định công nhận xã không ma túy.", "recognition"),
        ("Sáng 26/6, UBND phường Mẫu tổ chức mít tinh hưởng ứng tháng hành động.", "rally"),
        ("Đêm 4/2, Công an xã Mẫu 01 kiểm tra quán karaoke, phát hiện 9 người dương tính.", "raid"),
        ("Ngày 4/2, Công an xã Mẫu 01 bắt quả tang hai đối tượng, thu giữ 9 gam heroin.", "seizure"),
        ("Ngày 4/2, TAND tỉnh Mẫu xét xử sơ thẩm, tuyên phạt bị cáo 9 năm tù.", "trial"),
        ("Sáng 4/2, Công an xã Mẫu 01 phá nhổ 90 cây thuốc phiện trồng trái phép.", "crop_destruction"),
        ("UBND tỉnh Mẫu vừa ban hành Kế hoạch số 9/KH-UBND ngày 4/2/2025 về phòng, chống ma túy.", "plan"),
    ],
)
def test_each_kind_is_known_by_what_is_done(raw: str, kind: str):
    (event,) = read(raw)
    assert event.type == kind
    assert event.date is not None
    assert event.date.endswith("26" if kind == "rally" else "02-04")


@pytest.mark.parametrize(
    "raw",
    [
        "Từ đầu năm đến nay, Công an tỉnh Mẫu bắt 90 vụ, 95 đối tượng về ma túy.",
        "Tính đến ngày 15/11/2025, Công an tỉnh Mẫu đã bắt giữ 90 đối tượng.",
        "Phát biểu tại hội nghị, lãnh đạo xã Mẫu 01 nhấn mạnh vai trò của gia đình.",
        "Người dân cần cảnh giác với ma túy và báo cho công an khi phát hiện.",
        "Số: 9/BC-UBND\nMẫu, ngày 5 tháng 6 năm 2025\nNgày 4/2, UBND xã Mẫu 01 tổ chức hội nghị sơ kết.",
    ],
)
def test_sums_speeches_and_reports_are_no_events(raw: str):
    assert read(raw) == ()


LEAD = "Chiều 4-2, tại Hội trường Thư viện tỉnh, UBND tỉnh Mẫu tổ chức hội nghị tổng kết 3 năm."


def test_place_and_organiser_are_read_apart():
    (event,) = read(LEAD)
    assert (event.place, event.organiser) == ("Hội trường Thư viện tỉnh", "UBND tỉnh Mẫu")


@pytest.mark.parametrize(
    ("more", "present", "summoned"),
    [
        (" Dự có 297/300 đại biểu được triệu tập.", 297, 300),
        (" Hơn 1.200 đại biểu tham dự.", 1200, None),
        (" Ban tổ chức triệu tập 300 đại biểu.", None, 300),
        (" Các đại biểu thảo luận 5 vấn đề.", None, None),
        (" Có 310/300 đại biểu.", None, None),
    ],
)
def test_who_came_and_who_was_called(more: str, present: int | None, summoned: int | None):
    (event,) = read(LEAD + more)
    assert (event.attendance.present, event.attendance.summoned) == (present, summoned)


def test_a_hybrid_gathering_has_points_and_no_place():
    (event,) = read("Sáng 4-2, UBND tỉnh Mẫu tổ chức hội nghị trực tiếp và trực tuyến tới 90 điểm cầu.")
    assert (event.online_points, event.place) == (True, None)


def test_titles_captions_and_later_mentions_are_the_same_event():
    raw = (
        "UBND tỉnh Mẫu tổ chức hội nghị tổng kết phòng, chống ma túy\n\n"
        + LEAD
        + "\n\nQuang cảnh hội nghị. Ảnh: CTV\n\nHội nghị diễn ra sôi nổi, các đại biểu thảo luận.\n"
    )
    assert len(read(raw)) == 1


def test_a_second_incident_is_an_event_of_its_own():
    raw = (
        "Ngày 4/2, Công an xã Mẫu Đông bắt quả tang hai đối tượng, thu giữ 9 gam heroin.\n\n"
        "Trước đó, ngày 1/2, Công an xã Mẫu Tây bắt một đối tượng mua bán ma túy.\n\n"
        "Khám xét nơi ở, lực lượng công an thu giữ thêm 3 gam ma túy."
    )
    first, second = read(raw, "2025-02-05")
    assert (first.date, second.date) == ("2025-02-04", "2025-02-01")
    assert (first.organiser, second.organiser) == ("Công an xã Mẫu Đông", "Công an xã Mẫu Tây")


def test_the_day_done_goes_before_the_day_told():
    (event,) = read("Ngày 5/9, Công an tỉnh Mẫu cho biết, ngày 3/9 đã bắt giữ hai đối tượng mua bán ma túy.")
    assert event.date == "--09-03"


@pytest.mark.parametrize(
    ("raw", "page", "found"),
    [
        ("Công an tỉnh Mẫu vừa tổ chức hội nghị sơ kết.", "2025-03-09", ("2025-03", "page_date")),
        ("Hôm nay, Công an tỉnh Mẫu tổ chức hội nghị sơ kết.", "2025-03-09", ("2025-03-09", "page_date")),
        (
            "Tối qua, Công an tỉnh Mẫu bắt hai đối tượng mua bán ma túy.",
            "2025-03-01",
            ("2025-02-28", "page_date"),
        ),
        ("Công an tỉnh Mẫu vừa tổ chức hội nghị sơ kết.", None, (None, None)),
        ("date 2025-03 Công an tỉnh Mẫu vừa tổ chức hội nghị sơ kết.", None, ("2025-03", "stamp")),
    ],
)
def test_a_day_told_in_words_is_that_of_the_text(
    raw: str, page: str | None, found: tuple[str | None, str | None]
):
    (event,) = read(raw, page)
    assert (event.date, event.derived_from) == found


def test_one_gathering_concludes_one_document_and_launches_another():
    raw = "Sáng 4-2, xã Mẫu tổ chức hội nghị tổng kết Chỉ thị số 98; triển khai Chỉ thị số 99 ngày 1/2/2003."
    (event,) = read(raw)
    assert [(one.kind, one.symbol) for one in event.relations] == [("concludes", "98"), ("launches", "99")]


@pytest.mark.parametrize(
    ("raw", "kind", "day", "who"),
    [
        (
            "Từ ngày 3 đến 5/6, Công an tỉnh Mẫu tổ chức lớp tập huấn cho 9 học viên.",
            "training",
            "--06-03",
            "Công an tỉnh Mẫu",
        ),
        (
            "Tối 5/5, qua kiểm tra hành chính quán karaoke, Công an xã Mẫu phát hiện 7 người.",
            "raid",
            "--05-05",
            "Công an xã Mẫu",
        ),
        (
            "Chiều 20/2, Thường trực Tỉnh ủy nghe báo cáo về ma túy. Tại cuộc họp, các ý kiến nêu rõ.",
            "conference",
            "--02-20",
            None,
        ),
        (
            "Sáng 4/2, Ban Chỉ đạo 138 tỉnh tổ chức hội nghị sơ kết.",
            "conference",
            "--02-04",
            "Ban Chỉ đạo 138 tỉnh",
        ),
        (
            "Ngày 4/2, tại Trung tâm Hội nghị tỉnh, Tỉnh đoàn phối hợp mở diễn đàn.",
            "rally",
            "--02-04",
            "Tỉnh đoàn",
        ),
    ],
)
def test_who_and_when_however_they_stand(raw: str, kind: str, day: str, who: str | None):
    (event,) = read(raw)
    assert (event.type, event.date, event.organiser) == (kind, day, who)


def test_a_later_sentence_tells_the_day_of_what_was_just_done():
    raw = "TAND tỉnh Mẫu vừa xét xử sơ thẩm vụ án ma túy. Tại tòa hôm qua, các bị cáo nhận tội."
    (event,) = read(raw, "2024-12-19")
    assert (event.date, event.derived_from) == ("2024-12-18", "page_date")


PIECES = [
    *("Ngày 4/2,", "Công an xã Mẫu 01", "tổ chức", "hội nghị", "bắt", "ma túy", ".", "\n", "tại"),
    *("297/300 đại biểu", "vừa", "cùng ngày", "trước đó"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_text_breaks_it_and_events_come_in_order(words: list[str]):
    raw = " ".join(words)
    found = read(raw, "2025-02-05")
    assert list(found) == sorted(found, key=lambda one: one.span)
    assert all(0 <= one.span[0] < one.span[1] <= len(raw) for one in found)
