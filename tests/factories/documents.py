"""An invented text with the facts a reader would propose in it."""

from datetime import date
from hashlib import sha256
from typing import Any

from vungxanh.intake.rules.drafts import Draft, Notice, Proposed

TEXT = (
    "Xã Mẫu 01 sơ kết công tác phòng, chống ma túy\n"
    "Ngày 5/6/2024, UBND xã Mẫu 01 tổ chức hội nghị sơ kết Kế hoạch số 12/KH-UBND.\n"
    "Đồng chí ██████████, Chủ tịch UBND xã, chủ trì. Từ đầu năm, toàn xã phát hiện 12 vụ, 15 đối tượng,\n"
    "thu giữ 756,92g heroin và 1.904,99 g hồng phiến. Bà Mẫu Thị Tên kể lại nhiều vụ án.\n"
    "Ảnh: hội nghị ở Xã Mẫu 01\n"
)


def span(words: str, text: str = TEXT, nth: int = 0) -> tuple[int, int]:
    """Where the words stand in the text, the first time or the nth after it."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def quantity(words: str, measure: str, value: str, unit: str, text: str = TEXT, **more: Any) -> Proposed:
    """A quantity as it is read."""
    data = {
        "measure": measure,
        "value": value,
        "value_max": None,
        "denominator": None,
        "unit": unit,
        "substance": None,
        "comparator": "eq",
        "role": "result",
        "period": {"from": "2024-01", "to": None},
        "area": "xã Mẫu 01",
        "owner": None,
        "printed": words,
        "part_of": None,
    }
    return Proposed("quantity", span(words, text), data | more)


def proposed() -> tuple[Proposed, ...]:
    """The facts of the text in the order of reading."""
    symbol = "Kế hoạch số 12/KH-UBND"
    event_start = TEXT.index("Ngày 5/6/2024")
    return (
        Proposed(
            "area",
            span("Xã Mẫu 01"),
            {"name": "Xã Mẫu 01", "level": "commune", "parent": None, "code": "MA01"},
        ),
        Proposed(
            "event",
            (event_start, span(symbol)[1]),
            {
                "type": "conference",
                "date": "2024-06-05",
                "place": None,
                "organiser": "UBND xã Mẫu 01",
                "attendance": {"present": None, "summoned": None},
                "online_points": False,
                "derived_from": "page_date",
            },
        ),
        Proposed(
            "document",
            span(symbol),
            {"type": "plan", "symbol": "12/KH-UBND", "issuer": None, "date": None, "period": None},
        ),
        Proposed("person", span("██████████"), {"role": "Chủ tịch UBND xã", "organisation": "UBND xã"}),
        quantity("12 vụ", "cases", "12", "case"),
        quantity("15 đối tượng", "persons_arrested", "15", "person"),
        quantity("756,92g", "seizure_mass_g", "756.92", "g", substance="heroin", owner="Bà Mẫu Thị Tên"),
        quantity("1.904,99 g", "seizure_mass_g", "1904.99", "g", substance="methamphetamine"),
        Proposed("unquantified", span("nhiều vụ án"), {"measure": "cases"}),
    )


def draft(**changed: Any) -> Draft:
    """The text as it was read."""
    caption = TEXT.index("Ảnh:")
    values: dict[str, Any] = {
        "sha256": sha256(TEXT.encode()).hexdigest(),
        "media": "text",
        "text": TEXT,
        "page_date": date(2024, 6, 6),
        "layout": ((0, TEXT.index("\n"), "title"), (caption, len(TEXT) - 1, "caption")),
        "proposed": proposed(),
        "notices": (
            Notice(
                "sum", "12 vụ và 15 đối tượng: hãy xem lại", "12 cases, 15 people: look", (span("12 vụ"),)
            ),
        ),
    }
    return Draft(**(values | changed))
