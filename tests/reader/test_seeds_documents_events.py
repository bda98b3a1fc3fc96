"""The five seed documents: their dates, documents, events and unquantified claims come out."""

import os
import unicodedata
from pathlib import Path

import pytest

from vungxanh.reader.rules.events.find import find_events
from vungxanh.reader.rules.facts import DateMention, Document, Event
from vungxanh.reader.rules.layout import segments
from vungxanh.reader.rules.papers.find import find_documents
from vungxanh.reader.rules.text import Text
from vungxanh.reader.rules.time.dates import find_dates
from vungxanh.reader.rules.time.periods import find_periods
from vungxanh.reader.rules.time.writing import date_of_text
from vungxanh.reader.rules.unquantified import find_unquantified

SEEDS = Path(os.environ.get("VUNGXANH_SHARED", Path(__file__).parents[3] / "shared")) / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed documents are not beside the checkout (VUNGXANH_SHARED)"
)


class Seed:
    """One seed document, read."""

    def __init__(self, number: int) -> None:
        (path,) = SEEDS.glob(f"{number:03}_*.txt")
        self.text = Text.of(unicodedata.normalize("NFC", path.read_text(encoding="utf-8")))
        self.parts = segments(self.text)
        self.dates = find_dates(self.text, self.parts, None)
        self.written: DateMention | None = date_of_text(self.text, self.parts, self.dates, None)
        self.documents = find_documents(self.text, self.parts, self.dates)

    def event(self) -> Event:
        (event,) = find_events(self.text, self.parts, self.dates, self.documents, ())
        return event

    def periods(self) -> set[tuple[str | None, str | None]]:
        found = find_periods(self.text, self.parts, self.dates)
        return {(one.period.start, one.period.end) for one in found}

    def claims(self) -> list[tuple[str, str | None]]:
        found = find_unquantified(self.text, self.parts)
        return [(self.text.raw[slice(*one.span)], one.measure) for one in found]


def told(document: Document) -> tuple[str, str | None, str | None, str | None]:
    return document.type, document.symbol, document.issuer, document.date


def relations(event: Event) -> set[tuple[str, str | None]]:
    return {(one.kind, one.symbol) for one in event.relations}


def test_the_model_conference_on_a_resolution():
    seed = Seed(0)
    (resolution,) = seed.documents
    assert told(resolution) == ("resolution", "18-NQ/TU", "Ban Thường vụ Tỉnh ủy Lai Châu", "2024-06-05")
    assert resolution.period is not None
    assert (resolution.period.start, resolution.period.end) == ("2024", "2030")
    event = seed.event()
    assert (event.type, event.date, event.derived_from, event.place) == (
        "conference",
        "2024-06",
        "stamp",
        None,
    )
    assert event.organiser == "Công an tỉnh, Thành uỷ Lai Châu"
    assert (event.attendance.present, event.attendance.summoned) == (297, 300)
    assert relations(event) == {("launches", "18-NQ/TU")}
    assert {("2024", "2030"), ("2024", "2025")} <= seed.periods()


def test_the_city_review_without_a_year():
    seed = Seed(1)
    assert [told(one) for one in seed.documents] == [
        ("directive", "07-CT/TU", "Ban Thường vụ Thành ủy", None),
        ("directive", "36-CT/TW", "Bộ Chính trị", "2019-08-16"),
    ]
    assert ("implements", "36-CT/TW") in {(one.kind, one.symbol) for one in seed.documents[0].relations}
    event = seed.event()
    assert (event.type, event.date, event.derived_from) == ("conference", "--04-12", None)
    assert event.organiser == "Thành ủy Phan Rang - Tháp Chàm"
    assert relations(event) == {("reviews", "07-CT/TU"), ("reviews", "36-CT/TW")}
    assert seed.written is None
    assert seed.claims() == [
        ("nhiều vụ án", "cases"),
        ("nhiều đối tượng", "persons_arrested"),
        ("nhiều loại MT", "seizure_mass_g"),
    ]


def test_the_national_conference_concludes_one_directive_and_launches_another():
    seed = Seed(2)
    assert [told(one) for one in seed.documents] == [
        ("directive", "21", "Bộ Chính trị", "2008-03-16"),
        ("directive", "36", "Bộ Chính trị", "2019-08-16"),
    ]
    event = seed.event()
    assert (event.type, event.date, event.place, event.online_points) == (
        "conference",
        "2020-07-09",
        None,
        True,
    )
    assert relations(event) == {("concludes", "21"), ("launches", "36")}
    assert seed.written is not None
    assert seed.written.value == "2020-07-09"
    assert ("2008", "2018") in seed.periods()
    assert seed.claims() == [("nhiều đường dây", None)]


def test_the_hotspot_across_two_districts():
    seed = Seed(3)
    assert seed.documents == ()
    event = seed.event()
    assert (event.type, event.date, event.organiser) == ("conference", None, "Công an tỉnh Lai Châu")
    assert ("2022", None) in seed.periods()
    assert seed.claims() == [("nhiều đường dây", None)]


def test_the_year_end_review_of_a_province():
    seed = Seed(4)
    assert [(one.type, one.symbol) for one in seed.documents] == [("scheme", None), ("programme", None)]
    period = seed.documents[0].period
    assert period is not None
    assert (period.start, period.end) == ("2025", "2030")
    event = seed.event()
    assert (event.type, event.date, event.derived_from) == ("conference", "2026-02-04", "stamp")
    assert (event.place, event.organiser, event.online_points) == (
        "Hội trường Công an tỉnh",
        "UBND tỉnh",
        True,
    )
    assert ("launches", None) in relations(event)
    assert seed.claims() == [("nhiều điểm", "hotspots_abolished")]
    assert {("2025", "2025"), ("2025", "2030"), (None, "2030")} <= seed.periods()
