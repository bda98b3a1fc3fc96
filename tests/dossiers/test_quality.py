"""Quality: each rule passes on a sound dossier and fails on one fault; doubles by paper and predecessor."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from tests.dossiers.papers import paper
from tests.dossiers.stories import START, Story, issuer_on, months_on
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.course import state_on
from vungxanh.dossiers.rules.days import start_of
from vungxanh.dossiers.rules.doubles import Double, doubles
from vungxanh.dossiers.rules.handover import clock
from vungxanh.dossiers.rules.kinds import AgeBand, Kind, Origin, PlaceClass, Request, Sex
from vungxanh.dossiers.rules.opening import Particulars
from vungxanh.dossiers.rules.quality import DEMANDS, RULES, Aspect, Record, passing, to_fix, with_doubles
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import TermFacts
from vungxanh.periods.interface import Period

PLACE = {Kind.VOLUNTARY: PlaceClass.FACILITY, Kind.COMPULSORY: PlaceClass.FACILITY}


def state(story: Story, day: date = START) -> State:
    found = state_on(story.events, day)
    assert found is not None
    return found


def story(kind: Kind = Kind.USER_MANAGEMENT, dossier: str = "d1", **facts: object) -> Story:
    who = Particulars(AgeBand.OLDER, Sex.FEMALE, PLACE.get(kind, PlaceClass.COMMUNITY), "14/2026/HS")
    given = {"particulars": who, "predecessor": "d0" if kind is Kind.POST_REHAB else ""}
    return Story(dossier, kind).opened(**given | facts)


def record(told: Story | None = None, day: date = START) -> Record:
    told = told or story()
    found = state(told, day)
    facts = TermFacts(found.decision, AgeBand.OLDER, START, origin=Origin.VOLUNTARY)
    return Record(found, facts, start_of(day))


def failing(given: Record) -> list[str]:
    return [rule.id for rule in to_fix(given)]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_sound_dossier_of_every_kind_passes(kind):
    assert failing(record(story(kind))) == []


def with_who(**change: object) -> Record:
    sound = record()
    return replace(sound, state=replace(sound.state, particulars=replace(sound.state.particulars, **change)))


def late_transfer() -> Record:
    given = record()
    return replace(
        given, hand_over=clock(Kind.USER_MANAGEMENT, given.at), at=given.at + timedelta(hours=24, minutes=1)
    )


def owed() -> Record:
    told = story().add(
        happened.ObjectionReceived, START, number=1, request=Request.CORRECT, due=START + timedelta(10)
    )
    return record(told, START + timedelta(11))


def grown_up(day: date) -> Record:
    given = with_who(band=AgeBand.MINOR, turns_18="2026-Q3")
    return replace(given, at=start_of(day))


FAULTS = {
    "term_as_law": replace(record(), facts=TermFacts(paper(START - timedelta(1)), AgeBand.OLDER, START)),
    "place_fits_kind": record(story(Kind.COMPULSORY, particulars=record().state.particulars)),
    "paper_number": with_who(paper_number=""),
    "predecessor_named": record(story(Kind.POST_REHAB, predecessor="")),
    "turning_18_kept": with_who(band=AgeBand.MINOR),
    "no_double": replace(record(), doubles=(Double("d1", "d2", "decision"),)),
    "events_fit": replace(record(), unfit=1),
    "no_ground_owed": owed(),
    "confirmed": record(story(Kind.SUBSTITUTION), months_on(6)),
    "hand_over_in_time": late_transfer(),
    "band_of_today": grown_up(date(2026, 10, 1)),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_fails_on_its_own_fault_and_on_nothing_else(rule):
    assert failing(FAULTS[rule.id]) == [rule.id]
    assert rule.vi != rule.en
    assert ":" in rule.vi
    assert ":" in rule.en


def test_the_quarter_of_turning_18_is_still_the_band_of_a_minor():
    assert failing(grown_up(date(2026, 9, 30))) == []


def test_a_transfer_that_is_not_late_passes():
    given = late_transfer()
    assert failing(replace(given, at=given.hand_over.due)) == []


def test_a_decision_of_somebody_who_is_not_competent_is_not_as_the_law_has_it():
    given = record()
    chair = paper(START, issuer_on(Kind.USER_MANAGEMENT, date(2026, 6, 30)))
    wrong = replace(
        given, state=replace(given.state, decision=chair), facts=replace(given.facts, decision=chair)
    )
    assert failing(wrong) == ["term_as_law"]


def test_a_term_or_a_paper_that_was_changed_by_hand_is_not_as_the_law_has_it():
    given = record()
    longer = Period(given.state.term.period.start, given.state.term.end + timedelta(1))
    other_term = replace(given.state, term=replace(given.state.term, period=longer))
    other_paper = replace(given.state, decision=paper(START, symbol="8/QĐ-CAX"))
    for changed in (other_term, other_paper):
        assert failing(replace(given, state=changed)) == ["term_as_law"]


def test_every_aspect_has_rules_and_every_rule_its_name():
    assert {rule.aspect for rule in RULES} == set(Aspect)
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_a_check_counts_what_passes_each_demand_all_and_no_double():
    assert passing([]) == dict.fromkeys(DEMANDS, 0)
    found = passing([record(), record(), with_who(paper_number="")])
    assert found == dict.fromkeys(DEMANDS, 3) | {"complete": 2, "all": 2}


# Doubles.


def test_two_dossiers_on_one_decision_are_doubles():
    one, other = story(dossier="d1"), story(dossier="d2")
    shared = paper(START, symbol="7/QĐ-CAX")
    same = replace(shared, symbol="07/QĐ-CAX")
    states = [replace(state(one), decision=shared), replace(state(other), decision=same)]
    assert doubles(states) == (Double("d1", "d2", "decision"),)
    assert doubles([states[0], replace(states[1], decision=replace(same, area=2))]) == ()
    assert [len(one.doubles) for one in with_doubles([replace(record(), state=each) for each in states])] == [
        1,
        1,
    ]


def test_two_that_follow_on_one_dossier_are_doubles_where_the_law_excludes_both():
    home = state(story(Kind.HOME, "d2", predecessor="d1"))
    voluntary = state(story(Kind.VOLUNTARY, "d3", predecessor="d1"))
    assert doubles([voluntary, home]) == (Double("d2", "d3", "predecessor"),)
    user = state(story(Kind.USER_MANAGEMENT, "d4", predecessor="d1"))
    after = state(story(Kind.POST_REHAB, "d5", predecessor="d1"))
    assert doubles([user, after]) == ()


def test_a_dossier_and_the_one_it_follows_on_are_doubles_while_both_stand():
    first, second = state(story(Kind.USER_MANAGEMENT, "d1")), state(story(Kind.HOME, "d2", predecessor="d1"))
    assert doubles([first, second]) == (Double("d1", "d2", "predecessor"),)
    assert doubles([second]) == ()


def test_nothing_that_is_kept_could_say_who_somebody_is():
    kept = {
        field.name
        for sort in (*happened.Event.__subclasses__(), *happened.Opened.__subclasses__())
        for field in fields(sort)
    }
    kept |= {field.name for field in fields(Particulars)} | {field.name for field in fields(State)}
    assert not kept & {
        "name",
        "address",
        "phone",
        "birth_date",
        "identity",
        "photo",
        "note",
        "text",
        "remark",
    }
