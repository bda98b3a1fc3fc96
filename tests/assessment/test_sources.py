"""One source counts in a commune; the other is compared, shown, and never changes a class by itself."""

import json
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.places import AS_OF, CLEAN, FIGURES, KNOWN_ON, YEAR
from tests.dossiers.keeping import at, opened
from tests.law.receipts import PUBLISHED
from vungxanh.access.interface import Refused, Role, create_post
from vungxanh.assessment.interface import (
    BadChoiceError,
    Side,
    Why,
    assess,
    behind,
    choose_source,
    commune,
    receipt,
    sources_of_run,
)
from vungxanh.assessment.models import SourceChoice
from vungxanh.assessment.rules.sources import Compared, Setting, choose, compare
from vungxanh.dossiers import actions
from vungxanh.dossiers.interface import Kind
from vungxanh.intake.interface import FactSource, fact_id, row_of, source_of
from vungxanh.law.verify import verify_bytes

DAY = timedelta(1)
OPENED = date(2025, 9, 10)
DECIDED = date(2026, 1, 5)
OF_DOSSIERS = ("managed_addicts", "managed_users", "using_not_exempt")
figures = st.none() | st.integers(0, 50)


@given(st.sampled_from(FactSource), st.integers(0, 2**56 - 1))
def test_an_id_tells_what_a_fact_was_made_of(source: FactSource, row: int) -> None:
    made = fact_id(source, row)
    assert (source_of(made), row_of(made)) == (source, row)
    assert made < 2**63
    with pytest.raises(ValueError, match="out of range"):
        fact_id(source, 2**56)


@given(st.sampled_from([None, *Side]), st.booleans(), st.booleans())
def test_a_decision_holds_and_without_one_the_workbook_does_where_it_speaks(
    side: Side | None, workbook: bool, registers: bool
) -> None:
    setting = None if side is None else Setting(7, side, AS_OF)
    chosen = choose(setting, workbook=workbook, registers=registers)
    if setting is not None:
        assert (chosen.side, chosen.why, chosen.setting) == (side, Why.DECIDED, 7)
    else:
        assert chosen.side is (Side.REGISTERS if registers and not workbook else Side.WORKBOOK)
        assert (chosen.why is Why.UNDECIDED) == (workbook and registers)


@given(st.dictionaries(st.sampled_from("abcd"), figures), st.dictionaries(st.sampled_from("bcde"), figures))
def test_only_what_both_speak_of_is_compared_and_unknown_is_no_number(
    one: dict[str, int | None], other: dict[str, int | None]
) -> None:
    found = compare("abcde", one, other)
    assert [each.input for each in found] == sorted(one.keys() & other.keys())
    for each in found:
        assert each.differs == (one[each.input] != other[each.input])
        unknown = None in {one[each.input], other[each.input]}
        assert each.difference == (None if unknown else other[each.input] - one[each.input])


def assessed(place, **changes):
    terms = {"province_id": place.province.id, "year": YEAR, "known_on": KNOWN_ON, "by": place.analyst}
    return assess(**(terms | changes))


def one(place, run_id, code):
    return commune(place.analyst, run_id, place.communes[code].id)


def choose_for(place, code, approver, side=Side.REGISTERS, **changes):
    terms = {"side": side, "since": date(2024, 12, 15), "by": approver, "at": at(DECIDED)}
    return choose_source(area_id=place.communes[code].id, **(terms | changes))


@pytest.mark.django_db
def test_a_difference_is_shown_and_changes_no_class(place, offices) -> None:
    before = assessed(place)
    opened(offices["MM-1"], OPENED)
    opened(offices["MM-1"], OPENED, Kind.SUBSTITUTION)
    actions.keep_day(at=at(DECIDED))
    run_id = assessed(place)
    assert run_id != before, "another comparison is another run"
    seen = one(place, run_id, "MM-1")
    assert (seen.verdict, seen.figures["managed_users"]) == ("drug_free", 0)
    assert seen.origin.sources.chosen.side is Side.WORKBOOK
    assert seen.origin.sources.chosen.why is Why.UNDECIDED
    assert seen.origin.sources.differing == (
        Compared("managed_addicts", 0, 1),
        Compared("managed_users", 0, 1),
        Compared("using_not_exempt", 0, 1),
    )
    assert receipt(place.analyst, run_id, seen.area.id) == receipt(place.analyst, before, seen.area.id)
    listed = sources_of_run(place.analyst, run_id)
    assert listed[0].area.code == "MM-1"
    assert [each.sources.chosen.why for each in listed[1:]] == [Why.ALONE] * 4
    assert assessed(place) == run_id


@pytest.mark.django_db
def test_a_decision_lets_registers_count_and_its_receipt_says_so(place, offices, approver) -> None:
    opened(offices["MM-1"], OPENED)
    actions.keep_day(at=at(DECIDED))
    before = assessed(place)
    choose_for(place, "MM-1", approver)
    run_id = assessed(place)
    seen = one(place, run_id, "MM-1")
    assert (seen.figures["managed_users"], seen.figures["residents"]) == (1, 10_000)
    assert (seen.figures["use_points"], seen.verdict) == (None, "undetermined"), "nobody reported its events"
    assert (seen.origin.by_title, seen.origin.since) == ("Mẫu: duyệt tỉnh", date(2024, 12, 15))
    said, old = (json.loads(receipt(approver, run, seen.area.id)) for run in (run_id, before))
    assert {name for name, side in said["sources"].items() if side == "workbook"} == {
        "residents",
        "key_route",
    }
    assert set(old["sources"].values()) == {"workbook"}
    assert said["inputs_sha256"] != old["inputs_sha256"]
    assert verify_bytes(receipt(approver, run_id, seen.area.id), PUBLISHED)
    province = receipt(approver, run_id, None)
    assert json.loads(province)["sources"]["MM-1"] == "registers"
    assert verify_bytes(province, PUBLISHED)
    # Before the decision was known, and for years before its first day, nothing has changed.
    early = one(place, assessed(place, known_on=DECIDED - DAY), "MM-1")
    assert (early.verdict, early.origin.sources.chosen.why) == ("drug_free", Why.ALONE)
    # Of two decisions the one that is about a later day holds, of two about one day the one taken later.
    choose_for(place, "MM-1", approver, Side.WORKBOOK, since=AS_OF)
    assert one(place, assessed(place), "MM-1").verdict == "drug_free"
    choose_for(place, "MM-1", approver, since=AS_OF, at=at(DECIDED + DAY))
    assert one(place, assessed(place), "MM-1").verdict == "undetermined"
    choose_for(place, "MM-1", approver, Side.WORKBOOK, since=AS_OF + DAY, at=at(DECIDED + DAY))
    assert one(place, assessed(place), "MM-1").verdict == "undetermined"


@pytest.mark.django_db
def test_where_no_workbook_speaks_registers_count_and_the_rest_is_unknown(place, offices) -> None:
    opened(offices["MM-2"], date(2026, 9, 10), Kind.HOME)
    actions.keep_day(at=at(date(2026, 12, 16)))
    run_id = assessed(place, year=2026, known_on=date(2026, 12, 16))
    seen = one(place, run_id, "MM-2")
    assert seen.origin.sources.chosen.side is Side.REGISTERS
    assert (seen.figures["managed_addicts"], seen.figures["using_not_exempt"]) == (1, 0)
    assert (seen.figures["use_points"], seen.verdict) == (None, "undetermined")
    assert one(place, run_id, "MM-1").figures["managed_addicts"] is None


@pytest.mark.django_db
def test_what_awaits_or_is_not_sealed_is_unknown_and_never_lower(place, offices, approver) -> None:
    opened(offices["MM-1"], date(2025, 1, 10), Kind.SUBSTITUTION)
    choose_for(place, "MM-1", approver)
    unsealed = one(place, assessed(place), "MM-1")
    assert unsealed.figures["managed_addicts"] is None
    actions.keep_day(at=at(DECIDED))
    awaiting = one(place, assessed(place), "MM-1")
    assert awaiting.figures["managed_addicts"] is None, "nobody has confirmed it for half a year"
    assert awaiting.figures["managed_users"] == 0
    assert awaiting.origin.sources.compared[0].difference is None
    assert awaiting.origin.sources.compared[0].differs


@pytest.mark.django_db
def test_nothing_in_a_register_is_zero_only_where_a_post_has_said_that_it_holds_everything(
    place, approver
) -> None:
    choose_for(place, "MM-1", approver)
    assert one(place, assessed(place), "MM-1").figures["managed_users"] is None
    choose_for(place, "MM-1", approver, whole_from=date(2025, 1, 1))
    seen = one(place, assessed(place), "MM-1")
    assert [seen.figures[name] for name in OF_DOSSIERS] == [0, 0, 0]
    assert seen.figures["use_points"] is None, "that is said of a month by its report"
    assert seen.origin.whole_from == date(2025, 1, 1)


@pytest.mark.django_db
def test_only_the_provincial_approver_decides_and_bad_decisions_leave_nothing(place, approver) -> None:
    for refused in (place.analyst, place.officer):
        with pytest.raises(Refused):
            choose_for(place, "MM-3", refused)
    for wrong in (
        {"side": Side.WORKBOOK, "whole_from": AS_OF},
        {"whole_from": DECIDED + DAY},
    ):
        with pytest.raises(BadChoiceError):
            choose_for(place, "MM-1", approver, **wrong)
    with pytest.raises(BadChoiceError, match="no commune"):
        choose_source(
            area_id=place.province.id, side=Side.REGISTERS, since=AS_OF, by=approver, at=at(DECIDED)
        )
    assert not SourceChoice.objects.exists()
    first = choose_for(place, "MM-1", approver)
    assert choose_for(place, "MM-1", approver) == first, "what is decided already is decided once"
    with pytest.raises(DatabaseError), transaction.atomic():
        SourceChoice.objects.update(side="workbook")


@pytest.mark.django_db
def test_an_input_opens_to_cells_or_to_sealed_counts_and_never_to_a_row(place, offices) -> None:
    opened(offices["MM-1"], OPENED)
    actions.keep_day(at=at(DECIDED))
    run_id = assessed(place)
    unit = place.communes["MM-1"]
    counted, other = behind(place.analyst, run_id, unit.id, "managed_users")
    assert (counted.side, counted.counted, counted.value) == (Side.WORKBOOK, True, 0)
    assert counted.facts[0].cell[0].isalpha()
    assert (other.side, other.counted, other.value) == (Side.REGISTERS, False, 1)
    assert [(line.day, line.kind, line.entered, line.count) for line in other.counts.lines] == [
        (OPENED, "user_management", True, 1)
    ]
    leader = create_post(
        symbol="mau.lanh-dao", title="Mẫu", role=Role.LEADER, area_id=place.province.id, by=None
    )
    hidden = behind(leader, run_id, unit.id, "managed_users")[1]
    assert (hidden.value, hidden.counts, hidden.rests_on_counts) == (1, None, True)
    with pytest.raises(Refused):
        behind(place.officer, run_id, unit.id, "managed_users")
    # What is sealed afterwards is not behind a run that was made before.
    opened(offices["MM-1"], OPENED)
    actions.keep_day(at=at(DECIDED + DAY))
    assert behind(place.analyst, run_id, unit.id, "managed_users")[1].counts == other.counts


@pytest.mark.django_db
def test_the_same_year_as_cells_and_as_dossiers_gives_the_same_inputs(place, offices, approver) -> None:
    opened(offices["MM-2"], OPENED)
    opened(offices["MM-2"], OPENED, Kind.SUBSTITUTION)
    actions.keep_day(at=at(DECIDED))
    same = CLEAN | {"managed_addicts": 1, "managed_users": 1, "using_not_exempt": 1}
    place.send(FIGURES | {"MM-2": same}, on=DECIDED)
    run_id = assessed(place)
    seen = one(place, run_id, "MM-2")
    assert seen.origin.sources.differing == ()
    assert len(seen.origin.sources.compared) == 3
    choose_for(place, "MM-2", approver)
    other = one(place, assessed(place), "MM-2")
    assert [other.figures[name] for name in OF_DOSSIERS] == [seen.figures[name] for name in OF_DOSSIERS]
