"""The corpus is what the reader is measured by: its annotations must be sound before they judge anything."""

import re
import unicodedata
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest

from tests.reader.corpus.documents import (
    FACTS,
    HERE,
    SPLITS,
    Annotated,
    documents,
    loaded,
    place,
    second_pass,
)
from tests.reader.corpus.split import split_of
from vungxanh.reader.rules.facts import MEASURES, SUBSTANCES, Comparator, Role

KINDS = {
    *(
        "news",
        "conference_news",
        "review_report",
        "directive",
        "resolution",
        "plan",
        "decision",
        "court_news",
    ),
    *("border_news", "portal", "statistics", "appeal", "minutes", "speech", "bulletin", "qa"),
}
UNITS = {
    **dict.fromkeys(("persons_arrested", "addicts_managed", "users_managed", "post_rehab"), "person"),
    **dict.fromkeys(("rehab_intake", "propaganda_participants"), "person"),
    **dict.fromkeys(("drug_free_communes", "key_communes"), "commune"),
    **dict.fromkeys(("drug_free_share_pct", "change_pct"), "percent"),
    **dict.fromkeys(("hotspots", "hotspots_abolished"), "hotspot"),
    "cases": "case",
    "seizure_mass_g": "g",
    "seizure_tablets": "tablet",
    "seizure_bricks": "brick",
    "routes": "route",
    "plants_destroyed": "plant",
    "plant_area_m2": "m2",
    "propaganda_sessions": "session",
    "tips": "tip",
}
FLAGS = {
    *("percentage", "sum", "two_dates", "impossible_date", "stock_and_flow", "contradiction"),
    *("instruction", "encoding", "number_form"),
}
DOCUMENT_TYPES = {
    *("directive", "resolution", "conclusion", "plan", "scheme", "programme", "decision", "law", "decree"),
    *("circular", "report", "dispatch", "guidance", "notice", "submission", "regulation"),
}
EVENT_TYPES = {
    *("conference", "seizure", "raid", "trial", "crop_destruction", "rally", "training", "recognition"),
    *("plan", "statement", "other"),
}
KEYS = {
    "documents": {"quote", "nth", "type", "symbol", "issuer", "date"},
    "events": {"quote", "nth", "type", "date", "place", "organiser", "present", "summoned"},
    "quantities": {
        "quote",
        "nth",
        "measure",
        "value",
        "value_max",
        "denominator",
        "unit",
        "comparator",
        "role",
    }
    | {"substance", "period", "area", "owner"},
    "areas": {"quote", "nth", "level", "parent"},
    "persons": {"quote", "nth", "role", "organisation"},
    "unquantified": {"quote", "nth", "measure"},
}
PARTIAL_DATE = re.compile(r"(?:\d{4}|-)(?:-\d\d(?:-\d\d)?)?")
PLAIN = re.compile(
    r"(\d+|\d{1,3}(?:\.\d{3})+)(,\d{1,3})?(?: ?(kg|g|gam|gram|tấn|m2|ha|%)(?![^\W\d_]))?(?![\d.,/–-])"
)
MORE = re.compile(r"\s*(?:[/–-]|nửa|tạ|\w+ và|triệu|nghìn|ngàn|trăm|tỷ|tỉ|đến|tháng tù|năm \d)")
FACTORS = {"kg": 1000, "tấn": 1_000_000, "ha": 10_000}
ALL = [document for split in SPLITS for document in documents(split)]
one_by_one = pytest.mark.parametrize("document", ALL, ids=[document.name for document in ALL])


@one_by_one
def test_every_document_lies_in_its_half(document: Annotated):
    assert document.split == split_of(document.name)


@one_by_one
def test_texts_are_composed_and_as_long_as_the_genre(document: Annotated):
    assert document.text == unicodedata.normalize("NFC", document.text)
    assert 400 <= len(document.text) <= 4500


@one_by_one
def test_no_key_is_unknown_and_every_word_is_of_its_list(document: Annotated):
    facts = document.facts
    assert set(facts) == {"kind", "page_date", "places", "flags", *FACTS}
    assert facts["kind"] in KINDS
    assert facts["places"] in {"invented", "real"}
    assert set(facts["flags"]) <= FLAGS
    for family, allowed in KEYS.items():
        assert [set(fact) - allowed for fact in facts[family] if set(fact) - allowed] == []
    assert {fact["type"] for fact in facts["documents"]} <= DOCUMENT_TYPES
    assert {fact["type"] for fact in facts["events"]} <= EVENT_TYPES
    assert {fact["level"] for fact in facts["areas"]} <= {"province", "district", "commune"}


@one_by_one
def test_every_quote_stands_where_it_says(document: Annotated):
    for family in FACTS:
        for fact in document.facts[family]:
            place(document.text, fact["quote"], fact.get("nth", 1))


@one_by_one
def test_no_two_quantities_cover_the_same_words(document: Annotated):
    spans = sorted(place(document.text, fact["quote"], fact.get("nth", 1)) for fact in quantities(document))
    assert [pair for pair in pairwise(spans) if pair[0][1] > pair[1][0]] == []


@one_by_one
def test_measures_units_and_roles_are_of_the_lists(document: Annotated):
    for fact in quantities(document):
        assert fact["measure"] in MEASURES, fact
        assert fact["role"] in get_args(Role), fact
        assert fact["comparator"] in get_args(Comparator), fact
        assert fact["substance"] in (None, *SUBSTANCES), fact
        assert fact["unit"] == UNITS.get(fact["measure"], fact["unit"]), fact
        if fact["measure"] == "target_pct":
            assert fact["unit"] in {"percent", "pp"}, fact


@one_by_one
def test_plain_numbers_have_the_value_of_their_digits(document: Annotated):
    if "number_form" in document.facts["flags"]:
        pytest.skip("the document writes numbers in a form that can be read two ways")
    for fact in quantities(document):
        value = plain_value(fact["quote"])
        if value is not None:
            assert abs(Decimal(str(fact["value"]))) == value, fact


@one_by_one
def test_dates_are_iso_and_may_be_partial(document: Annotated):
    dates = [fact["date"] for family in ("documents", "events") for fact in document.facts[family]]
    periods = [fact["period"] for fact in quantities(document) if fact["period"]]
    dates += [date for period in periods for date in (period["from"], period["to"])]
    assert [date for date in dates if date is not None and not PARTIAL_DATE.fullmatch(date)] == []


@one_by_one
def test_invented_texts_are_about_invented_places(document: Annotated):
    if document.facts["places"] == "invented":
        named = [fact["quote"].casefold() for fact in document.facts["areas"]]
        assert [quote for quote in named if not quote.endswith(invented_names())] == []


def test_the_second_pass_quotes_what_the_texts_say():
    texts = {document.name: document.text for document in ALL}
    for name, facts in second_pass():
        for fact in facts:
            place(texts[name], fact["quote"], fact.get("nth", 1))
            assert fact["measure"] in MEASURES, (name, fact)
            assert fact["role"] in get_args(Role), (name, fact)


def test_every_document_of_the_test_half_was_annotated_twice():
    twice = {name for name, _ in second_pass()}
    assert {document.name for document in ALL if document.split == "test"} - twice == set()


def test_there_are_enough_documents_of_enough_kinds():
    assert len(ALL) >= 60
    assert len({document.facts["kind"] for document in ALL}) >= 8


def test_no_two_documents_share_a_long_sentence():
    owner: dict[str, str] = {}
    for document in ALL:
        for sentence in set(re.split(r"[.!?;:]+(?!\d)|\n", document.text.casefold())):
            words = " ".join(sentence.split())
            if len(words.split()) >= 8:
                assert owner.setdefault(words, document.name) == document.name, words


def quantities(document: Annotated) -> list[dict]:
    return document.facts["quantities"]


def plain_value(quote: str) -> Decimal | None:
    """The value the digits of a plain number show, mass and area in their small unit; None if not plain."""
    number = PLAIN.match(quote)
    if number is None or MORE.match(quote, number.end()):
        return None
    digits = number[1].replace(".", "") + (number[2] or "").replace(",", ".")
    return Decimal(digits) * FACTORS.get(number[3] or "", 1)


@cache
def invented_names() -> tuple[str, ...]:
    return tuple(unit["name"].casefold() for path in HERE.glob("places-*.yaml") for unit in loaded(path))
