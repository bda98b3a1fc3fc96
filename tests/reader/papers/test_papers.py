"""Documents come back with their symbols however these are printed, each once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.reader.rules.facts import Document
from vungxanh.reader.rules.papers.find import find_documents
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.dates import find_dates


def read(raw: str, page: str | None = None) -> tuple[Document, ...]:
    text = Text.of(raw)
    return find_documents(text, (), find_dates(text, (), page))


def symbols(raw: str) -> list[tuple[str, str | None]]:
    return [(one.type, one.symbol) for one in read(raw)]


SHAPES = [
    ("Chỉ thị", "directive", "CT", ["TW", "TU", "TTg", "UBND"], "{n}-{c}/{u}"),
    ("Nghị quyết", "resolution", "NQ", ["TU", "TW", "CP", "HĐND"], "{n}-{c}/{u}"),
    ("Kết luận", "conclusion", "KL", ["TW", "TU"], "{n}-{c}/{u}"),
    ("Kế hoạch", "plan", "KH", ["UBND", "BCA-C04", "BCĐ", "CAT-PC04"], "{n}/{c}-{u}"),
    ("Quyết định", "decision", "QĐ", ["TTg", "UBND", "BCA"], "{n}/2025/{c}-{u}"),
    ("Nghị định", "decree", "NĐ", ["CP"], "{n}/2021/{c}-{u}"),
    ("Thông tư", "circular", "TT", ["BCA", "BYT"], "{n}/2022/{c}-{u}"),
    ("Báo cáo", "report", "BC", ["UBND", "BCĐ", "CAT"], "{n}/{c}-{u}"),
    ("Hướng dẫn", "guidance", "HD", ["BTGTW", "BCA-C04"], "{n}-{c}/{u}"),
    ("Thông báo", "notice", "TB", ["VPCP", "UBND"], "{n}/{c}-{u}"),
    ("Tờ trình", "submission", "TTr", ["CAT-TM(CSMT)", "UBND"], "{n}/{c}-{u}"),
    ("Chương trình hành động", "programme", "CTr", ["TU", "HU"], "{n}-{c}/{u}"),
]


@st.composite
def printed_documents(draw: st.DrawFn) -> tuple[str, str, str]:
    """A document as printed with some noise, its type and its symbol."""
    noun, kind, code, units, shape = draw(st.sampled_from(SHAPES))
    number = draw(st.integers(1, 9999))
    digits = f"{number:02}" if draw(st.booleans()) else str(number)
    symbol = shape.format(n=digits, c=code, u=draw(st.sampled_from(units)))
    shown = symbol
    if draw(st.booleans()):
        shown = shown.replace("TW", "T.Ư")
    if draw(st.booleans()):
        shown = shown.replace("-", draw(st.sampled_from(["–", "- ", " - ", " -"])), 1)
    number_word = draw(st.sampled_from([" số ", " ", " số: "]))
    return f"{noun}{number_word}{shown}", kind, symbol


@given(
    printed_documents(),
    st.sampled_from(["", "Xã Mẫu 01 thực hiện ", "; "]),
    st.sampled_from([" của cấp trên", ", họp", "; ", "."]),
)
def test_a_symbol_comes_back_through_noise(document: tuple[str, str, str], before: str, after: str):
    printed, kind, symbol = document
    text = before + printed + after
    (found,) = read(text)
    assert (found.type, found.symbol) == (kind, symbol)
    assert text[slice(*found.span)] == printed


@given(
    printed_documents(),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from([" ngày {}", ", ngày {}", " ({})", " (ngày {})", " của Bộ Mẫu ngày {}"]),
)
def test_the_date_beside_it_is_its_own(document: tuple[str, str, str], day: date, style: str):
    (found,) = read(document[0] + style.format(f"{day.day:02}/{day.month:02}/{day.year}") + " về việc mẫu")
    assert found.date == day.isoformat()


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("các Nghị quyết số 12 và 13 của Bộ Chính trị", [("resolution", "12"), ("resolution", "13")]),
        ("Chỉ thị số 21 ngày 16/3/2008", [("directive", "21")]),
        ("Quyết định 05/2024 của UBND tỉnh", [("decision", "05/2024")]),
        ("công văn số 10/KH-UBND", [("plan", "10/KH-UBND")]),
        ("Luật Phòng, chống ma túy số 73/2021/QH14", [("law", "73/2021/QH14")]),
        ("Luật Phòng, chống ma túy năm 2021", [("law", None)]),
        (
            "Nghị định 105/2021/NĐ-CP, 116/2021/NĐ-CP",
            [("decree", "105/2021/NĐ-CP"), ("decree", "116/2021/NĐ-CP")],
        ),
        ("theo số 13-KL/TW", [("conclusion", "13-KL/TW")]),
        ("Nghị quyết số 120/2020/QH14", [("resolution", "120/2020/QH14")]),
        ("Quy định số 37-QĐ/TW", [("regulation", "37-QĐ/TW")]),
        ("Công văn số 903/CAT-PC04", [("dispatch", "903/CAT-PC04")]),
        ("CHỈ THỊ SỐ 99-CT/TW", [("directive", "99-CT/TW")]),
        ("Chỉ thị số 99-CT/TTG", [("directive", "99-CT/TTg")]),
        ("QUYẾT ĐỊNH 9/QÐ-UBND", [("decision", "9/QĐ-UBND")]),
        ("Quyết định số 9/QĐ-UBND.HC", [("decision", "9/QĐ-UBND.HC")]),
        ("Công văn số 9/BCA – C04 về", [("dispatch", "9/BCA-C04")]),
        ("Quyết định số: 28 / 2025 / QĐ - TTg", [("decision", "28/2025/QĐ-TTg")]),
        ("Kế hoạch số 12a/KH-UBND", [("plan", "12a/KH-UBND")]),
        ("Nghị quyết số 05 NQ/TU", [("resolution", "05-NQ/TU")]),
        ("nghị quyết số 18-nq/tu", [("resolution", "18-NQ/TU")]),
        ("Kế hoạch số 9/KH-UBND. Theo đó", [("plan", "9/KH-UBND")]),
        ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XV nêu", [("resolution", None)]),
        ("Chương trình 135", [("programme", "135")]),
        ("Đề án “Xây dựng xã Mẫu 01 bình yên” giai đoạn 2025-2030", [("scheme", None)]),
    ],
)
def test_shapes_of_the_field(raw: str, found: list[tuple[str, str | None]]):
    assert symbols(raw) == found


@pytest.mark.parametrize(
    "raw",
    [
        "kế hoạch 5 năm", "Quyết định 12 vụ",
        "Kế hoạch 2025", "Điều 251 Bộ luật Hình sự", "12 vụ/15 đối tượng",
        "biển số 29A-123.45", "30/4/2021", "Báo cáo 6 tháng", "quyết định khởi tố", "đạt 297/300 đại biểu",
        "luật sư", "Thông báo số lượng", "tuyến QL-6/TW mẫu",
    ],
)  # fmt: skip
def test_what_is_no_document(raw: str):
    assert read(raw) == ()


def test_a_short_form_joins_the_fuller_one():
    raw = "Chỉ thị số 99-CT/TW ngày 1/2/2003 của Bộ Chính trị. Theo Chỉ thị 99, Chỉ thị số 99-CT/T.Ư thì họp."
    (found,) = read(raw)
    assert [raw[slice(*one)] for one in found.mentions] == [
        "Chỉ thị số 99-CT/TW",
        "Chỉ thị 99",
        "Chỉ thị số 99-CT/T.Ư",
    ]
    assert (found.date, found.issuer) == ("2003-02-01", "Bộ Chính trị")


def test_one_number_at_two_levels_is_two_documents():
    raw = "Chỉ thị số 99-CT/TU của Tỉnh ủy Mẫu; Chỉ thị số 99 của Bộ Chính trị"
    assert symbols(raw) == [("directive", "99-CT/TU"), ("directive", "99")]


def test_a_number_named_by_its_national_body_is_no_local_one():
    raw = "Chỉ thị số 99-CT/TU của Tỉnh ủy Mẫu; Chỉ thị số 99 của Bộ Chính trị khóa mẫu; Chỉ thị số 99-CT/TW"
    assert symbols(raw) == [("directive", "99-CT/TU"), ("directive", "99-CT/TW")]


def test_the_head_of_a_party_document_is_no_motto():
    raw = (
        "ĐẢNG CỘNG SẢN VIỆT NAM\nTỈNH ỦY MẪU\nMẫu, ngày 7 tháng 1 năm 2025\n"
        "Số 9-CT/TU\n\nCHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY"
    )
    (own,) = read(raw)
    assert (own.symbol, own.issuer, own.date) == ("9-CT/TU", "TỈNH ỦY MẪU", "2025-01-07")


def test_a_resolution_that_heads_its_text_is_dated_by_its_passing():
    raw = (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH MẪU\nNghị quyết số 9/2025/NQ-HĐND\n\nQuy định chính sách mẫu.\n\n"
        "Nghị quyết này được HĐND tỉnh thông qua ngày 9/12/2025 và có hiệu lực."
    )
    (own,) = read(raw)
    assert (own.symbol, own.issuer, own.date) == (
        "9/2025/NQ-HĐND",
        "HỘI ĐỒNG NHÂN DÂN TỈNH MẪU",
        "2025-12-09",
    )


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("Luật Phòng, chống ma túy năm 2021; Luật Phòng, chống ma túy năm 2025", [None, None]),
        ("Luật Phòng, chống ma túy số 73/2021/QH14; theo Luật Phòng, chống ma túy thì", ["73/2021/QH14"]),
        ("theo Luật Phòng, chống ma túy; Luật Phòng, chống ma túy số 73/2021/QH14", ["73/2021/QH14"]),
        ("Luật Phòng, chống ma túy số 73/2021/QH14, Luật Phòng, chống ma túy 2025", ["73/2021/QH14", None]),
    ],
)
def test_laws_of_one_name_differ_by_their_year(raw: str, found: list[str | None]):
    assert [one.symbol for one in read(raw)] == found


def test_two_dates_of_one_document_are_both_kept():
    (found,) = read("Chỉ thị số 99-CT/TW ngày 1/2/2003 nêu; Chỉ thị số 99-CT/TW ngày 11/2/2003 nêu")
    assert found.dates == ("2003-02-01", "2003-02-11")


@pytest.mark.parametrize(
    ("raw", "issuer"),
    [
        (
            "Nghị quyết số 9-NQ/TU, ngày 5/6/2024 của Ban Thường vụ Tỉnh ủy Mẫu về",
            "Ban Thường vụ Tỉnh ủy Mẫu",
        ),
        ("Quyết định 9/2025/QĐ-TTg quy định", "Thủ tướng Chính phủ"),
        ("UBND tỉnh Mẫu vừa ký ban hành Kế hoạch số 9/KH-UBND ngày 1/2/2025", "UBND tỉnh Mẫu"),
        ("Tỉnh ủy Mẫu họp. Nghị quyết 9-NQ/TU nêu", "Tỉnh ủy Mẫu"),
        ("Chỉ thị 9-CT/TW của Bộ Chính trị ngày 16/8/2019 và", "Bộ Chính trị"),
        (
            "Kế hoạch số 9/KH-BCĐ của Ban Chỉ đạo phòng, chống tội phạm tỉnh, họp",
            "Ban Chỉ đạo phòng, chống tội phạm tỉnh",
        ),
        ("Thông tư 9/2022/TT-BGDĐT của Bộ Giáo dục và Đào tạo và", "Bộ Giáo dục và Đào tạo"),
    ],
)
def test_the_issuer_is_read_or_told_by_the_code(raw: str, issuer: str):
    (found,) = read(raw)
    assert found.issuer == issuer


def test_the_texts_own_symbol_takes_day_and_body_of_its_head():
    raw = (
        "UBND XÃ MẪU 01        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 9 /KH-UBND     Mẫu, ngày 5 tháng 6 năm 2025\n\n"
        "KẾ HOẠCH\nThực hiện Chỉ thị số 99-CT/TW, xã làm."
    )
    own, other = read(raw)
    assert (own.symbol, own.issuer, own.date) == ("9/KH-UBND", "UBND XÃ MẪU 01", "2025-06-05")
    assert [(one.kind, one.symbol) for one in own.relations] == [("implements", other.symbol)]


def test_a_meeting_concludes_one_and_launches_another():
    raw = "Xã Mẫu 01 tổ chức hội nghị tổng kết 10 năm thực hiện Chỉ thị số 98; triển khai Chỉ thị số 99."
    assert [[(one.kind, one.symbol) for one in each.relations] for each in read(raw)] == [
        [("concludes", "98")],
        [("launches", "99")],
    ]


def test_what_is_issued_to_carry_out_another_implements_it():
    raw = "Thực hiện Kế hoạch số 8/KH-BCA của Bộ Công an, UBND tỉnh Mẫu ban hành Kế hoạch số 9/KH-UBND."
    assert [[(one.kind, one.symbol) for one in each.relations] for each in read(raw)] == [
        [],
        [("implements", "8/KH-BCA")],
    ]


def test_the_years_of_a_document_are_those_after_it():
    first, second = read("Nghị quyết 8-NQ/TU về mẫu giai đoạn 2024 – 2030; Nghị quyết 9-NQ/TU về mẫu")
    assert first.period is not None
    assert (first.period.start, first.period.end, second.period) == ("2024", "2030", None)


@given(
    st.lists(
        st.sampled_from(
            [
                "Chỉ thị",
                "số",
                "36",
                "-",
                "CT/TW",
                "và",
                ",",
                "ngày 1/2/2024",
                "của Bộ Mẫu",
                "\n",
                "Số: 1/BC",
                "Đề án",
                "“",
                "”",
                "Luật",
                "/",
                "2024",
                "QH",
                "15",
                "Căn cứ",
            ]
        ),
        max_size=25,
    )
)
def test_no_text_breaks_it_and_mentions_lie_in_order(words: list[str]):
    raw = " ".join(words)
    for one in read(raw):
        assert one.span in one.mentions
        assert list(one.mentions) == sorted(one.mentions)
        assert all(0 <= start < end <= len(raw) for start, end in one.mentions)
