"""Messages to people, word for word, and the small doors of the interface."""

from dataclasses import replace

import pytest

from tests.law import receipts
from vungxanh.law import interface as law
from vungxanh.law.rules import notes
from vungxanh.law.rules.ruleset import RuleSet

QUIET = law.Figures(10_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, "none")
RULES = law.ruleset_for(2026)


@pytest.mark.parametrize(
    ("year", "instrument", "message"),
    [
        (
            2024,
            "3122/2010/QĐ-BCA",
            "năm đánh giá 2024 nằm ngoài hiệu lực của 28/2025/QĐ-TTg (từ năm đánh giá 2025);"
            " văn bản áp dụng là 3122/2010/QĐ-BCA: chỉ biết tiêu chí loại I;"
            " loại II và loại III chưa được đọc,"
            " nên không tính; hãy chọn năm từ 2025"
            " / assessment year 2024 lies outside 28/2025/QĐ-TTg (valid from assessment year 2025);"
            " 3122/2010/QĐ-BCA would apply: only type I is known; types II and III were not seen,"
            " so nothing is computed; choose a year from 2025",
        ),
        (
            2009,
            None,
            "năm đánh giá 2009 nằm ngoài hiệu lực của 28/2025/QĐ-TTg (từ năm đánh giá 2025);"
            " chưa biết văn bản nào áp dụng cho năm này; hãy chọn năm từ 2025"
            " / assessment year 2009 lies outside 28/2025/QĐ-TTg (valid from assessment year 2025);"
            " no text for that year is known here; choose a year from 2025",
        ),
    ],
)
def test_a_year_outside_validity_is_refused_with_the_reason(year, instrument, message):
    with pytest.raises(law.YearOutsideValidityError) as refused:
        law.classify(QUIET, year)
    assert str(refused.value) == message
    assert refused.value.year == year
    assert refused.value.instrument == instrument
    for ask in (law.ruleset_for, law.engine_for, lambda y: law.verdicts(QUIET, y)):
        with pytest.raises(law.YearOutsideValidityError):
            ask(year)


def test_the_first_and_every_later_year_are_computed():
    for year in (2025, 2026, 2040):
        assert law.ruleset_for(year).name == "vn/qd28_2025"
        result = law.classify(QUIET, year)
        assert (result.year, result.verdict) == (year, "drug_free")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        (
            "residents",
            0,
            "residents: 0 không hợp lệ; cần số nguyên từ 1 trở lên, hoặc để trống nếu chưa biết"
            " / residents: 0 is not valid; give a whole number, 1 or more, or leave it out if unknown",
        ),
        (
            "plants",
            -1,
            "plants: -1 không hợp lệ; cần số nguyên từ 0 trở lên, hoặc để trống nếu chưa biết"
            " / plants: -1 is not valid; give a whole number, 0 or more, or leave it out if unknown",
        ),
        (
            "key_route",
            "sea",
            "key_route: 'sea' không hợp lệ; cần none, intra, inter, hoặc để trống nếu chưa biết"
            " / key_route: 'sea' is not valid; give none, intra, inter, or leave it out if unknown",
        ),
    ],
)
def test_a_figure_outside_its_domain_is_refused_by_name(name, value, message):
    with pytest.raises(law.FigureError) as refused:
        law.classify(replace(QUIET, **{name: value}), 2026)
    assert str(refused.value) == message
    assert refused.value.input == name


@pytest.mark.parametrize("value", [True, 1.0, "1"])
def test_only_whole_numbers_are_figures(value):
    with pytest.raises(law.FigureError):
        law.classify(replace(QUIET, use_points=value), 2026)


def test_a_province_needs_communes_and_a_possible_figure():
    with pytest.raises(law.LawError) as refused:
        law.classify_province([], 2026)
    assert str(refused.value) == "tỉnh không có xã nào / the province has no commune: give at least one"
    with pytest.raises(law.FigureError) as bad:
        law.classify_province([QUIET], 2026, resident_violators_province=-1)
    assert bad.value.input == "resident_violators_province"
    assert str(bad.value) == (
        "resident_violators_province: cần số nguyên từ 0 trở lên / give a whole number, 0 or more"
    )


def test_a_route_that_is_not_known_leaves_the_sixth_criterion_open():
    unknown = replace(QUIET, key_route=None)
    line = law.classify_province([unknown, QUIET], 2026).criteria[5]
    assert (line.id, line.met, line.value, line.margin) == ("5.6", None, None, None)


def test_many_communes_give_one_tuple_each_in_the_order_of_the_readings():
    busy = receipts.BUSY
    chosen = law.ALL_READINGS[3:1:-1]
    found = law.classify_many([QUIET, busy], 2026, chosen)
    assert found == [
        tuple(law.classify(one, 2026, reading).verdict for reading in chosen) for one in (QUIET, busy)
    ]
    every = law.classify_many(iter([busy]), 2026)
    assert every == [tuple(law.verdicts(busy, 2026).values())]
    assert list(law.verdicts(busy, 2026)) == [reading.key for reading in law.ALL_READINGS]
    assert list(law.verdicts(busy, 2026, chosen)) == [reading.key for reading in chosen]


def test_a_province_result_is_written_as_the_contract_says():
    result = law.classify_province([QUIET], 2026, law.ALL_READINGS[5], resident_violators_province=0)
    plain = result.as_json()
    assert list(plain) == ["year", "verdict", "reading", "key_area", "drug_free", "criteria"]
    assert plain["year"] == 2026
    assert plain["verdict"] == "drug_free"
    assert plain["reading"] == law.ALL_READINGS[5].key
    assert (plain["key_area"], plain["drug_free"]) == (False, True)
    assert [line["id"] for line in plain["criteria"]] == [
        "5.1",
        "5.2",
        "5.3",
        "5.4",
        "5.5",
        "5.6",
        "6.1",
        "6.2",
        "6.3",
    ]


def test_a_province_receipt_is_made_with_everything_it_is_given():
    result = law.classify_province([QUIET], 2026, resident_violators_province=0)
    made = law.province_receipt(
        result,
        {"Xã Mẫu 01": QUIET},
        resident_violators_province=0,
        area_code="Tỉnh Mẫu",
        rules=RULES,
        verdicts={"a": "b"},
        engine="7",
        declared=law.Declared("whole_period", "registered"),
        simulated=True,
    ).decode()
    for part in (
        '"area_code":"Tỉnh Mẫu"',
        '"declared":{"count_at":"whole_period","residents_basis":"registered","simulated":true}',
        '"engine":"7"',
        '"verdicts":{"a":"b"}',
        f'"rules_sha256":"{RULES.sha256}"',
    ):
        assert part in made


def test_a_note_may_ask_for_the_verdict_or_the_year_inside_any():
    line = {"id": "n", "says": {"vi": "v", "en": "e"}, "cites": []}
    result = law.classify(QUIET, 2026)
    for condition, shown in (
        ({"any": [{"input": "plants", "least": 1}, {"verdict": "drug_free"}]}, True),
        ({"any": [{"input": "plants", "least": 1}, {"verdict": "I"}]}, False),
        ({"any": [{"year": 2026}]}, True),
        ({"any": [{"year": 2025}]}, False),
    ):
        rules = RuleSet("x", "0", {"notes": [line | {"if": [condition]}]})
        assert bool(notes.notes(rules, QUIET, result)) is shown


def test_a_change_knows_whether_it_is_work():
    """Also the route, whose change is decided elsewhere: paper, with nothing to warn of."""
    on_route = replace(QUIET, managed_users=10, use_points=1, using_not_exempt=1, key_route="intra")
    nearest = law.classify(on_route, 2026).nearest
    assert nearest is not None
    assert nearest.better is not None
    changes = {change.input: change for one in nearest.better for change in one.changes}
    route, points = changes["route"], changes["use_points"]
    assert (route.kind, route.paper_if, route.start, route.to, route.by) == ("paper", None, "on", "off", -1)
    assert points.kind == "work"
    assert points.paper_if is not None
    assert points.paper_if["en"] == "a point dropped without a record"
    rising = law.classify(QUIET, 2026).nearest
    assert rising is not None
    assert rising.worse
    assert {(change.kind, change.paper_if) for one in rising.worse for change in one.changes} == {
        (None, None)
    }
