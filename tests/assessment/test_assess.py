"""From the workbook to verdicts with receipts: what is concluded, kept, refused and shown."""

import hashlib
import json
from datetime import date
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from tests.assessment.places import AS_OF, FIGURES, KNOWN_ON, YEAR
from vungxanh.access.interface import Refused, Role, create_post
from vungxanh.areas.interface import accept_residents
from vungxanh.assessment.interface import (
    NoVerdictError,
    Target,
    assess,
    commune,
    history,
    latest_run,
    receipt,
    rows,
    run_summary,
    years,
)
from vungxanh.assessment.models import Run, Verdict
from vungxanh.law.interface import Declared, Reading, YearOutsideValidityError

pytestmark = pytest.mark.django_db
EXPECTED = {"MM-1": "drug_free", "MM-2": "drug_free", "MM-3": "II", "MM-4": "unclassified", "MM-5": "I"}


def run_of(place, **changes):
    terms = {"province_id": place.province.id, "year": YEAR, "known_on": KNOWN_ON, "by": place.analyst}
    return assess(**(terms | changes))


def verdicts_of(place, run_id):
    return {row.area.code: row.verdict for row in rows(place.analyst, run_id)}


def test_every_commune_gets_its_class_and_the_totals_follow(place):
    run_id = run_of(place, target=Target(Fraction(20), "nguồn mẫu"))
    assert verdicts_of(place, run_id) == EXPECTED
    run = run_summary(place.analyst, run_id)
    assert {name: count for name, count in run.counts.items() if count} == {
        "drug_free": 2,
        "II": 1,
        "unclassified": 1,
        "I": 1,
    }
    assert (run.total, run.key_total) == (5, 2)
    assert run.drug_free_share == Fraction(2, 5)
    assert run.gap_points == 20
    assert (run.period_start, run.as_of, run.map_on) == (date(2024, 12, 15), AS_OF, AS_OF)
    assert len(run.readings) == 24
    assert run.simulated


def test_assessing_again_finds_the_same_run_with_the_same_bytes(place):
    first = run_of(place)
    before = [receipt(place.analyst, first, unit.id) for unit in place.communes.values()]
    assert run_of(place) == first
    # Another day of knowledge that knows nothing new concludes the same.
    assert run_of(place, known_on=date(2026, 2, 10)) == first
    assert [receipt(place.analyst, first, unit.id) for unit in place.communes.values()] == before


def test_a_run_of_its_own_for_another_reading_gives_the_same_receipts_when_made_again(place):
    default = run_of(place)
    other = run_of(place, reading=Reading.from_key("literal/literal/key_first/include"))
    assert other != default
    again = run_of(place)
    assert again not in {default, other}
    for unit in [None, *(unit.id for unit in place.communes.values())]:
        assert receipt(place.analyst, again, unit) == receipt(place.analyst, default, unit)


def test_a_receipt_holds_the_reported_figures_and_the_stored_hash(place):
    run_id = run_of(place)
    unit = place.communes["MM-3"]
    council = create_post(
        symbol="mau.hd", title="Mẫu", role=Role.COUNCIL_MEMBER, area_id=place.province.id, by=None
    )
    data = receipt(council, run_id, unit.id)
    said = json.loads(data)
    assert said["inputs"] == FIGURES["MM-3"] | {"key_route": "none"}
    assert said["declared"] == {"count_at": "last_day", "residents_basis": "actual", "simulated": True}
    seen = commune(council, run_id, unit.id)
    assert seen.receipt_sha256 == hashlib.sha256(data).hexdigest()
    assert seen.verdicts == said["verdicts"]
    assert [one.id for one in seen.criteria] == [step["id"] for step in said["criteria"]]
    assert all(one.text for one in seen.criteria)


def test_every_input_leads_back_to_its_cell(place):
    run_id = run_of(place)
    seen = commune(place.analyst, run_id, place.communes["MM-5"].id)
    by_input = {source.input: source for source in seen.sources}
    assert set(by_input) == set(FIGURES["MM-5"]) | {"key_route"}
    arrested = by_input["offenders_arrested"]
    assert (arrested.value, arrested.indicator) == (12, "D02")
    assert arrested.cell[0].isalpha()
    assert arrested.cell[-1].isdigit()
    assert arrested.submission_id is not None


def test_an_unknown_figure_is_unknown_and_not_zero(place):
    figures = FIGURES | {"MM-1": FIGURES["MM-1"] | {"using_not_exempt": None}}
    place.send(figures, on=date(2026, 1, 5))
    run_id = run_of(place)
    seen = commune(place.analyst, run_id, place.communes["MM-1"].id)
    assert seen.verdict == "undetermined"
    assert seen.figures["using_not_exempt"] is None
    assert seen.decides == ("using_not_exempt",)
    assert set(seen.possible) == {"drug_free", "unclassified"}


def test_a_run_as_known_before_a_correction_does_not_see_it(place):
    place.send(FIGURES | {"MM-4": FIGURES["MM-4"] | {"use_points": 0}}, on=date(2026, 1, 5))
    before = run_of(place, known_on=date(2025, 12, 31))
    after = run_of(place, known_on=date(2026, 1, 5))
    assert verdicts_of(place, before)["MM-4"] == "unclassified"
    assert verdicts_of(place, after)["MM-4"] == "drug_free"


def test_implausible_residents_hold_the_verdict_until_a_post_accepts_them(place):
    place.send(FIGURES | {"MM-5": FIGURES["MM-5"] | {"residents": 72}}, on=date(2026, 1, 5))
    run_id = run_of(place)
    unit = place.communes["MM-5"]
    assert verdicts_of(place, run_id) == EXPECTED | {"MM-5": "held"}
    seen = commune(place.analyst, run_id, unit.id)
    assert seen.held
    assert seen.criteria == ()
    assert run_summary(place.analyst, run_id).counts["held"] == 1
    with pytest.raises(NoVerdictError):
        receipt(place.analyst, run_id, unit.id)
    accept_residents(area_id=unit.id, by=place.analyst.symbol, value=72)
    assert verdicts_of(place, run_of(place)) == EXPECTED


def test_declared_properties_and_target_are_kept_with_the_run(place):
    run_id = run_of(
        place,
        declared=Declared("whole_period", "registered"),
        target=Target(Fraction(25, 2), "Kế hoạch mẫu 01/KH-MAU"),
    )
    seen = commune(place.analyst, run_id, place.communes["MM-1"].id)
    assert seen.declared == {"count_at": "whole_period", "residents_basis": "registered"}
    run = run_summary(place.analyst, run_id)
    assert (run.target.percent, run.target.source) == (Fraction(25, 2), "Kế hoạch mẫu 01/KH-MAU")


def test_a_year_outside_the_decision_is_refused_and_nothing_is_kept(place):
    with pytest.raises(YearOutsideValidityError, match="3122"):
        run_of(place, year=2024)
    assert not Run.objects.exists()


def test_a_commune_post_may_not_assess(place):
    with pytest.raises(Refused):
        run_of(place, by=place.officer)
    assert not Run.objects.exists()


def test_a_commune_post_sees_its_province_and_only_its_own_working(place):
    run_id = run_of(place)
    own, other = place.communes["MM-3"], place.communes["MM-1"]
    assert latest_run(place.officer, province_id=place.province.id).id == run_id
    assert commune(place.officer, run_id, own.id).verdict == "II"
    assert [entry.verdict for entry in history(place.officer, own.id)] == ["II"]
    for refused in (
        lambda: commune(place.officer, run_id, other.id),
        lambda: receipt(place.officer, run_id, other.id),
        lambda: history(place.officer, other.id),
        lambda: receipt(place.officer, run_id, None),
        lambda: rows(place.officer, run_id),
    ):
        with pytest.raises(Refused):
            refused()


def test_years_and_history_are_the_latest_first(place):
    run_of(place)
    place.send(FIGURES | {"MM-4": FIGURES["MM-1"]}, on=date(2026, 12, 16), year=2026)
    run_of(place, year=2026, known_on=date(2026, 12, 20))
    assert years(place.analyst, place.province.id) == (2026, 2025)
    entries = history(place.analyst, place.communes["MM-4"].id)
    assert [(entry.year, entry.verdict) for entry in entries] == [(2026, "drug_free"), (2025, "unclassified")]


@pytest.mark.parametrize("model", [Run, Verdict])
def test_what_was_concluded_cannot_be_changed(place, model):
    run_of(place)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(verdict="drug_free")
