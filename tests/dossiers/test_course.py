"""What becomes of a dossier: lapse, review, suspension, transfer, objection; each day on both sides."""

import random
from datetime import date, timedelta

import pytest

from tests.dossiers.papers import paper
from tests.dossiers.stories import START, Story, a_term, months_on
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.changes import BREAKS
from vungxanh.dossiers.rules.course import follow, state_on
from vungxanh.dossiers.rules.events import as_known
from vungxanh.dossiers.rules.kinds import AgeBand, Ground, Issuer, Kind, Outcome, Reason, Request
from vungxanh.dossiers.rules.state import Standing
from vungxanh.dossiers.rules.term import Term, TermFacts, term_of

DAY = timedelta(days=1)
COUNTED, AWAITING, SET_ASIDE = Standing


def standing(story: Story, day: date) -> Standing | None:
    state = state_on(story.events, day)
    return state and state.standing


def why(story: Story, day: date = date(2040, 1, 1)) -> list[str]:
    return [one.why for one in follow(story.events, day).breaks]


def test_a_dossier_stands_from_its_opening():
    story = Story().opened()
    assert standing(story, START - DAY) is None
    assert standing(story, START) is COUNTED
    assert state_on(story.events, START).last_day == months_on(12, -1)


@pytest.mark.parametrize(
    ("kind", "months"),
    [
        (Kind.USER_MANAGEMENT, 12),
        (Kind.HOME, 24),
        (Kind.COMMUNITY, 24),
        (Kind.VOLUNTARY, 24),
        (Kind.COMPULSORY, 24),
        (Kind.POST_REHAB, 12),
    ],
)
def test_it_lapses_on_the_day_its_term_ends_without_anyone_acting(kind, months):
    story = Story(kind=kind).opened()
    assert standing(story, months_on(months, -1)) is COUNTED
    assert standing(story, months_on(months)) is None
    step = follow(story.events, months_on(months, 400)).steps[-1]
    assert (step.cause, step.day, step.seq) == ("lapsed", months_on(months), None)


def test_unreviewed_it_awaits_confirmation_and_a_late_review_brings_it_back():
    story = Story(kind=Kind.SUBSTITUTION).opened()
    assert standing(story, months_on(6, -1)) is COUNTED
    assert standing(story, months_on(6)) is AWAITING
    assert standing(story, months_on(60)) is AWAITING
    story.add(happened.Reviewed, months_on(7))
    assert standing(story, months_on(7, -1)) is AWAITING
    assert standing(story, months_on(7)) is COUNTED
    assert standing(story, months_on(13, -1)) is COUNTED
    assert standing(story, months_on(13)) is AWAITING


def test_a_review_on_the_last_day_is_in_time():
    story = Story(kind=Kind.SUBSTITUTION).opened().add(happened.Reviewed, months_on(6, -1))
    assert [step.cause for step in follow(story.events, months_on(11)).steps] == ["opened"]


def test_a_new_decision_renews_the_term_before_it_is_over():
    story = Story().opened().renewed(months_on(12, -1))
    assert state_on(story.events, months_on(12)).last_day == months_on(24, -2)
    assert standing(story, months_on(24, -1)) is None
    assert why(Story().opened().renewed(months_on(12))) == ["over"]


def test_a_renewal_needs_a_new_decision():
    story = Story().opened()
    old = story.events[0]
    story.add(happened.Renewed, months_on(1), decision=old.decision, term=a_term(day=months_on(1)))
    assert why(story) == ["same_decision"]
    assert standing(story, months_on(12)) is None


# Suspension: confirmed every month; time runs on in detention and stands still in absence.


def test_a_suspension_is_confirmed_every_month():
    story = Story().opened().suspended(months_on(1))
    assert standing(story, months_on(2, -1)) is COUNTED
    assert standing(story, months_on(2)) is AWAITING
    story.add(happened.Reviewed, months_on(2, 5))
    assert standing(story, months_on(2, 5)) is COUNTED
    assert standing(story, months_on(3, 4)) is COUNTED
    assert standing(story, months_on(3, 5)) is AWAITING
    story.add(happened.Resumed, months_on(4))
    assert standing(story, months_on(4)) is COUNTED
    assert standing(story, months_on(12, -1)) is COUNTED
    assert standing(story, months_on(12)) is None


def test_time_runs_on_in_detention():
    story = Story().opened().suspended(months_on(11))
    assert standing(story, months_on(12)) is None
    assert state_on(story.events, months_on(11)).last_day == months_on(12, -1)


def test_the_days_of_absence_do_not_count():
    story = Story().opened().suspended(months_on(11), Ground.ABSENT)
    assert state_on(story.events, months_on(11)).last_day is None
    assert standing(story, months_on(13)) is AWAITING
    story.add(happened.Resumed, months_on(11, 50))
    assert state_on(story.events, months_on(13)).last_day == months_on(12, 49)
    assert standing(story, months_on(12, 49)) is COUNTED
    assert standing(story, months_on(12, 50)) is None


def test_absence_under_the_older_law_is_no_ground():
    """163/2026/NĐ-CP, Article 60.2, is in force from 1 July 2026."""
    opened = date(2025, 7, 20)
    early = Story().opened(opened).suspended(date(2026, 6, 30), Ground.ABSENT)
    assert why(early) == ["no_ground"]
    assert standing(early, date(2026, 7, 20)) is None
    from_july = Story().opened(opened).suspended(date(2026, 7, 1), Ground.ABSENT)
    from_july.add(happened.Resumed, date(2026, 7, 5))
    assert why(from_july) == []
    assert standing(from_july, date(2026, 7, 23)) is COUNTED
    assert standing(from_july, date(2026, 7, 24)) is None


def test_each_unknown_is_answered_by_its_own_act():
    """A stay that was not confirmed is no review, and going on after it is none either."""
    story = (
        Story(kind=Kind.COMPULSORY)
        .opened(date(2026, 6, 1), term=unbounded())
        .suspended(date(2026, 10, 20), Ground.ILL)
    )
    assert standing(story, date(2026, 12, 1)) is AWAITING
    story.add(happened.Resumed, date(2026, 12, 2))
    assert standing(story, date(2026, 12, 2)) is AWAITING
    story.renewed(date(2026, 12, 3))
    assert standing(story, date(2026, 12, 3)) is COUNTED
    steps = follow(story.events, date(2026, 12, 3)).steps
    assert [step.cause for step in steps] == ["opened", "reconfirmation_missed", "renewed"]


def test_a_renewal_is_no_confirmation_of_a_suspension():
    story = Story().opened().suspended(months_on(1)).renewed(months_on(2, 1))
    steps = follow(story.events, months_on(3)).steps
    assert [step.cause for step in steps] == ["opened", "reconfirmation_missed"]


def test_on_the_day_a_term_ends_nothing_else_is_due():
    story = Story().opened().suspended(months_on(11))
    steps = follow(story.events, months_on(13)).steps
    assert [(step.cause, step.day) for step in steps] == [("opened", START), ("lapsed", months_on(12))]


def unbounded() -> Term:
    """An adult's compulsory rehabilitation under the older law whose paper names no months: a review."""
    decision = paper(date(2026, 6, 1), Issuer.COURT)
    return term_of(Kind.COMPULSORY, TermFacts(decision, AgeBand.OLDER), date(2026, 6, 1))


# Transfer: counted by the commune it leaves until the other accepts.


def test_a_dossier_stays_in_its_commune_until_the_other_accepts():
    story = Story().opened().sent(months_on(1), 2)
    assert state_on(story.events, months_on(2)).place.commune == 1
    assert state_on(story.events, months_on(2)).transfer.to == 2
    story.left(months_on(3))
    assert standing(story, months_on(3, -1)) is COUNTED
    assert standing(story, months_on(3)) is None


def test_a_second_transfer_while_one_is_open_does_not_fit():
    story = Story().opened().sent(months_on(1), 2)
    story.sent(months_on(1), 3)
    assert why(story) == ["transfer_open"]
    story.add(happened.TransferWithdrawn, months_on(2)).sent(months_on(2), 3)
    assert why(story) == ["transfer_open"]
    assert state_on(story.events, months_on(2)).transfer.to == 3


def test_an_open_transfer_does_not_keep_a_dossier_past_its_last_day():
    story = Story().opened().sent(months_on(11), 2)
    assert standing(story, months_on(12)) is None
    assert why(story.left(months_on(12))) == ["over"]


def test_a_merged_commune_passes_its_dossiers_on():
    story = Story().opened().add(happened.PassedOn, months_on(1), commune=9)
    assert state_on(story.events, months_on(1, -1)).place.commune == 1
    assert state_on(story.events, months_on(1)).place.commune == 9
    assert standing(story, months_on(12)) is None


def test_a_transfer_into_the_commune_one_is_merged_with_is_over():
    story = Story().opened().sent(months_on(1), 9)
    story.add(happened.PassedOn, months_on(2), commune=9)
    assert state_on(story.events, months_on(2)).transfer is None


# Objection: a ground that is not shown by the due day takes the dossier out of every count.


def objected(due: date, kind: Kind = Kind.USER_MANAGEMENT) -> Story:
    return (
        Story(kind=kind)
        .opened()
        .add(happened.ObjectionReceived, due - 10 * DAY, number=1, request=Request.CORRECT, due=due)
    )


def test_a_ground_not_shown_by_the_due_day_sets_the_dossier_aside():
    due = months_on(2)
    story = objected(due)
    assert standing(story, due) is COUNTED
    assert standing(story, due + DAY) is SET_ASIDE
    story.add(happened.ObjectionClosed, due + 9 * DAY, number=1, outcome=Outcome.GROUND_SHOWN)
    assert standing(story, due + 8 * DAY) is SET_ASIDE
    assert standing(story, due + 9 * DAY) is COUNTED


def test_a_ground_shown_on_the_due_day_is_in_time():
    due = months_on(2)
    story = objected(due).add(happened.ObjectionClosed, due, number=1, outcome=Outcome.GROUND_SHOWN)
    assert standing(story, due + 30 * DAY) is COUNTED


def test_a_review_does_not_answer_an_objection():
    due = months_on(2)
    story = objected(due, Kind.SUBSTITUTION).add(happened.Reviewed, due + 2 * DAY)
    assert standing(story, due + 3 * DAY) is SET_ASIDE


def test_one_of_two_objections_shown_is_not_enough():
    due = months_on(2)
    story = objected(due)
    story.add(happened.ObjectionReceived, due - DAY, number=2, request=Request.ERASE, due=due + 19 * DAY)
    story.add(happened.ObjectionClosed, due + 5 * DAY, number=1, outcome=Outcome.GROUND_SHOWN)
    assert standing(story, due + 19 * DAY) is COUNTED
    assert standing(story, due + 20 * DAY) is SET_ASIDE


def test_a_question_about_a_dossier_that_is_over_is_no_mistake():
    story = Story().opened().add(happened.Ended, months_on(1), reason=Reason.DECEASED)
    story.add(happened.ObjectionReceived, months_on(2), number=1, request=Request.ERASE, due=months_on(3))
    assert why(story) == []
    assert standing(story, months_on(4)) is None


# Ends and corrections.


@pytest.mark.parametrize("reason", list(Reason))
def test_an_end_takes_it_out_on_its_day(reason):
    story = Story().opened().add(happened.Ended, months_on(3), reason=reason)
    assert standing(story, months_on(3, -1)) is COUNTED
    assert standing(story, months_on(3)) is None
    assert follow(story.events, months_on(3)).steps[-1].cause == f"ended:{reason.value}"


def test_what_is_over_stays_over():
    story = Story().opened().add(happened.Ended, months_on(3), reason=Reason.ERROR)
    story.renewed(months_on(4)).add(happened.Reviewed, months_on(5))
    story.add(happened.Corrected, months_on(5), term=a_term(day=months_on(5)))
    story.opened(months_on(6))
    assert standing(story, months_on(6)) is None
    assert why(story) == ["over", "over", "over", "opened_twice"]


def test_a_correction_may_shorten_a_term_into_the_past():
    story = Story().opened()
    shorter = a_term(day=START, until=months_on(2))
    story.add(happened.Corrected, months_on(5), term=shorter)
    assert standing(story, months_on(5, -1)) is COUNTED
    assert standing(story, months_on(5)) is None
    assert follow(story.events, months_on(6)).steps[-1].day == months_on(5)


def test_a_correction_does_not_confirm_what_awaits_confirmation():
    story = Story(kind=Kind.SUBSTITUTION).opened()
    story.add(happened.Corrected, months_on(7), term=a_term(Kind.SUBSTITUTION, months_on(6, 20)))
    assert standing(story, months_on(7)) is AWAITING


# Order and knowledge.


def test_the_order_of_arrival_changes_nothing_and_a_second_arrival_neither():
    story = objected(months_on(2)).suspended(months_on(3)).add(happened.Resumed, months_on(4))
    days = [START + timedelta(step) for step in range(0, 400, 7)]
    straight = [follow(story.events, day) for day in days]
    mixed = [*story.events, *story.events]
    random.Random(1).shuffle(mixed)
    assert [follow(mixed, day) for day in days] == straight


def test_what_was_learned_later_is_left_out_of_what_was_known():
    late = happened.Ended(
        dossier="d1", seq=1, day=months_on(1), learned=months_on(2), reason=Reason.IMPRISONED
    )
    events = [*Story().opened().events, late]
    assert state_on(as_known(events, months_on(1, 5)), months_on(1, 5)) is not None
    assert state_on(as_known(events, months_on(2)), months_on(1, 5)) is None


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (Story().add(happened.Reviewed, START), ["not_opened"]),
        (Story().opened().suspended(START).suspended(START), ["suspended_already"]),
        (Story().opened().add(happened.Resumed, START), ["not_suspended"]),
        (Story(kind=Kind.HOME).opened().suspended(START), ["no_ground"]),
        (
            Story()
            .opened()
            .add(happened.ObjectionReceived, START, number=1, request=Request.CORRECT, due=START + 11 * DAY),
            ["due_too_late"],
        ),
        (Story().opened().left(START), ["no_transfer"]),
        (Story().opened().add(happened.TransferWithdrawn, START), ["no_transfer"]),
        (Story().opened().sent(START, 1), ["same_commune"]),
        (Story().opened().add(happened.PassedOn, START, commune=1), ["same_commune"]),
        (
            Story().opened().add(happened.ObjectionClosed, START, number=1, outcome=Outcome.WITHDRAWN),
            ["no_objection"],
        ),
    ],
)
def test_an_event_that_does_not_fit_is_named_and_changes_nothing(story, expected):
    assert why(story) == expected
    assert all(len(BREAKS[one]) == 2 for one in expected)
    without = story.events[:1] if len(story.events) == 2 else story.events[:2]
    if "not_opened" not in expected:
        assert state_on(story.events, months_on(1)) == state_on(without, months_on(1))
