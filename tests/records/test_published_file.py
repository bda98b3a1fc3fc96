"""The product's own file of published figures: its form, its sources, and what the domain asks of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from vungxanh.areas.interface import official_register
from vungxanh.records.rules.breaks import MERGER, day_of, last_day, series
from vungxanh.records.rules.measures import CONFIDENCE, MEASURES
from vungxanh.records.rules.published import Claim, checks, doubted, whole_units
from vungxanh.records.rules.published_file import FILE, Entry, PublishedFileError, entries

EVERY = entries()
PLACES = {name: number for number, name in enumerate(sorted({e.province or "" for e in EVERY}), start=1)}


def of(province: str | None) -> list[Claim]:
    """The figures of a province, or of the nation."""
    number = PLACES[province] if province else None
    return [replace(e.claim, area=number) for e in EVERY if e.province == province]


def figure(key: str) -> Claim:
    return next(entry.claim for entry in EVERY if entry.claim.key == key)


def test_every_row_has_a_source_and_is_read_not_guessed() -> None:
    assert len(EVERY) > 100
    assert {entry.confidence for entry in EVERY} <= set(CONFIDENCE)
    assert all(entry.claim.source.startswith("http") for entry in EVERY)
    assert len({entry.digest for entry in EVERY}) == len(EVERY)


def test_what_was_derived_is_told_in_both_languages() -> None:
    assert [e.claim.key for e in EVERY if e.confidence == "D" and not (e.note_vi and e.note_en)] == []


@pytest.mark.parametrize("entry", EVERY, ids=lambda entry: entry.claim.key)
def test_a_row_is_of_a_province_or_the_nation_on_the_map_of_its_era(entry: Entry) -> None:
    on = MERGER if entry.claim.era == "after" else date(2025, 6, 30)
    names = {u.name for u in official_register().units if u.level == "province" and u.valid_on(on)}
    assert entry.province is None or entry.province in names
    day = last_day(entry.claim.as_of)
    assert day is None or (day >= MERGER) is (entry.claim.era == "after") or entry.claim.role == "target"


def test_no_target_is_set_on_people() -> None:
    on_people = [
        e.claim.key for e in EVERY if e.claim.role == "target" and MEASURES[e.claim.measure].topic == "people"
    ]
    assert on_people == []


def test_only_the_known_printed_error_does_not_recompute() -> None:
    claims = [claim for province in (*PLACES, None) if province != "" for claim in of(province)]
    assert doubted(checks(claims)) == {"son-la-2022-relapse-share"}


def test_tuyen_quang_recomputes_to_124_units_and_points() -> None:
    """A1 of the acceptance rows."""
    found = checks(of("Tuyên Quang"))
    assert whole_units(found, "tuyen-quang-2025-share") == 124
    assert [(one.kind, one.holds) for one in found] == [("whole", True), ("points", True)]
    as_percent = [
        replace(claim, unit="percent") if claim.key == "tuyen-quang-2025-excess" else claim
        for claim in of("Tuyên Quang")
    ]
    assert doubted(checks(as_percent)) == {"tuyen-quang-2025-excess"}


def test_nghe_an_breaks_at_the_merger_and_at_the_change_of_criteria() -> None:
    """A12 of the acceptance rows: 284/460, 281/412, 32/130."""
    found = {one.measure: one.points for one in series(of("Nghệ An"))}
    counts, shares = found["drug_free_communes"], found["drug_free_share_pct"]
    assert [int(point.claim.value) for point in counts] == [284, 281, 32]
    assert [point.claim.value for point in shares] == [
        Fraction(28400, 460),
        Fraction(28100, 412),
        Fraction(3200, 130),
    ]
    for points in (counts, shares):
        assert points[2].group != points[1].group
        assert points[2].broken_by == ("merger", "criteria")
        # 460 communes became 412 between the two: merged before the great merger.
        assert points[1].broken_by == ("units",)


def test_can_tho_has_both_levels_of_its_target_and_the_rounding_is_up() -> None:
    """A14 of the acceptance rows."""
    levels = {claim.target_type for claim in of("Cần Thơ") if claim.end == "2026"}
    assert levels == {"floor", "stretch"}
    (found,) = [one for one in checks(of("Cần Thơ")) if one.kind == "target"]
    assert (found.holds, list(found.wholes)) == (True, [101, 102, 103])


def test_dien_bien_is_due_on_14_december() -> None:
    """A15 of the acceptance rows."""
    target = figure("dien-bien-target-2025")
    assert (target.value, target.role, day_of(target)) == (11, "target", date(2025, 12, 14))


def test_what_stays_the_same_may_be_joined() -> None:
    found = {one.measure: one.points for one in series(of(None))}
    assert [point.group for point in found["in_rehab"]] == [0, 0]
    assert [point.group for point in found["managed_people"]] == [0, 0, 1]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., Path]:
    """`changed(name=value)` writes a file whose first figure has other values; None leaves a field out."""

    def write(**values: str | None) -> Path:
        found = yaml.BaseLoader(FILE.read_text(encoding="utf-8")).get_single_data()
        row = {**found["figures"][0], **values}
        found["figures"] = [{name: text for name, text in row.items() if text is not None}]
        path = tmp_path / "mau.yaml"
        path.write_text(yaml.safe_dump(found, allow_unicode=True), encoding="utf-8")
        return path

    return write


def test_a_value_stays_as_exact_as_it_is_written(changed: Callable[..., Path]) -> None:
    (entry,) = entries(changed(value="28.20"))
    assert (entry.claim.value, entry.claim.decimals) == (Fraction("28.2"), 2)


@pytest.mark.parametrize(
    "values",
    [
        {"value": "28,2"},
        {"value": None},
        {"confidence": "U"},
        {"source": "khong-co"},
        {"measure": "khong_co"},
        {"unit": "gram"},
        {"definition": "khong_co"},
        {"part_of": "khong-co"},
        {"target_type": "floor"},
        {"role": "target", "end": None},
        {"vi": "Ghi chú chỉ có tiếng Việt."},
        {"end": "14/12/2025"},
        {"nguoi": "Tên Mẫu"},
    ],
)
def test_a_row_that_says_something_else_is_refused(
    changed: Callable[..., Path], values: dict[str, str | None]
) -> None:
    with pytest.raises(PublishedFileError):
        entries(changed(**values))
