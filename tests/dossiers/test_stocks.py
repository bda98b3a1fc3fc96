"""Stocks derive from events, balance on every day, and can be derived again from sealed counts alone."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from tests.dossiers.stories import START, Story, months_on
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.kinds import Kind, Reason, Request
from vungxanh.dossiers.rules.sealed import Line, Sealed, seal
from vungxanh.dossiers.rules.stocks import Flow, Selection, Stock, balance, stock
from vungxanh.periods.interface import Period

DAY = timedelta(days=1)
ONE, TWO = Selection(commune=1), Selection(commune=2)
ALL_TIME = Period(date(2026, 1, 1), date(2040, 1, 1))


def together(*stories: Story) -> list[happened.Event]:
    return [event for story in stories for event in story.events]


def handed_over(accepted: date) -> list[happened.Event]:
    """One person moves from commune 1 to commune 2."""
    sent = Story("d1").opened().sent(months_on(1), 2)
    sent.left(accepted)
    got = Story("d2", commune=2)
    got.opened(accepted, months_on(12), happened.TransferredIn, predecessor="d1")
    return together(sent, got)


def test_people_are_counted_by_commune_and_kind_and_exemption():
    kinds = [Kind.USER_MANAGEMENT, Kind.HOME, Kind.SUBSTITUTION, Kind.COMPULSORY, Kind.POST_REHAB]
    events = together(*(Story(f"d{place}", kind).opened() for place, kind in enumerate(kinds)))
    events += Story("d9", commune=2).opened().events
    assert stock(events, ONE, START).value == 5
    assert stock(events, Selection(1, Kind.HOME), START).value == 1
    assert stock(events, Selection(1, exempt=True), START).value == 3
    assert stock(events, Selection(1, exempt=False), START).value == 2
    assert stock(events, Selection(), START).value == 6
    assert stock(events, ONE, START - DAY) == Stock()


def test_a_person_who_moves_is_counted_once_on_every_day():
    accepted = months_on(1, 3)
    events = handed_over(accepted)
    for day in (START, accepted - DAY, accepted, months_on(12, -1)):
        assert stock(events, Selection(), day).value == 1
    assert (stock(events, ONE, accepted - DAY).value, stock(events, TWO, accepted - DAY).value) == (1, 0)
    assert (stock(events, ONE, accepted).value, stock(events, TWO, accepted).value) == (0, 1)
    # The new decision is for what remains: it ends on the day the first would have.
    assert stock(events, Selection(), months_on(12)).value == 0


def test_an_unreviewed_dossier_makes_the_figure_unknown_and_never_lower():
    events = together(Story("d1").opened(), Story("d2", Kind.SUBSTITUTION).opened())
    assert stock(events, ONE, months_on(6, -1)).value == 2
    found = stock(events, ONE, months_on(6))
    assert (found.value, found.standing) == (None, 2)
    assert (found + Stock(counted=3)).value is None


def test_a_dossier_set_aside_is_in_no_count_and_the_figure_is_unknown():
    story = Story().opened()
    story.add(happened.ObjectionReceived, START, number=1, request=Request.ERASE, due=START + timedelta(20))
    events = together(story, Story("d2").opened())
    found = stock(events, ONE, START + timedelta(21))
    assert (found.value, found.standing, found.set_aside) == (None, 1, 1)
    day = balance(events, ONE, START + timedelta(21))
    assert day.flows == (Flow("ground_not_shown", 0, 1),)
    assert day.holds


def test_a_day_adds_up_and_names_what_came_and_went():
    accepted = months_on(1, 3)
    events = handed_over(accepted) + Story("d3").opened(accepted).events
    ended = Story("d4").opened().add(happened.Ended, accepted, reason=Reason.ADDICTED)
    day = balance(events + ended.events, ONE, accepted)
    assert (day.opening.standing, day.entered, day.left, day.closing.standing) == (2, 1, 2, 1)
    assert day.flows == (
        Flow("ended:addicted", 0, 1),
        Flow("opened", 1, 0),
        Flow("transferred_out:in_time", 0, 1),
    )
    assert day.holds
    lapse = balance(events, ONE, months_on(13, 3))
    assert lapse.flows == (Flow("lapsed", 0, 1),)


def test_what_opens_and_ends_on_one_day_is_a_flow_and_no_stock():
    day = balance(Story().opened().add(happened.Ended, START, reason=Reason.ERROR).events, ONE, START)
    assert (day.entered, day.left, day.closing.standing) == (1, 1, 0)
    assert day.holds


def test_the_event_that_breaks_a_balance_is_named():
    story = Story().opened().add(happened.Ended, months_on(1), reason=Reason.COMPLETED)
    story.add(happened.Ended, months_on(2), reason=Reason.IMPRISONED)
    day = balance(story.events, ONE, months_on(2))
    assert not day.holds
    assert [(one.event, one.why) for one in day.breaks] == [(story.events[2], "over")]
    assert balance(story.events, TWO, months_on(2)).holds
    assert balance(story.events, ONE, months_on(1)).holds


def test_an_arrival_that_nobody_sent_is_named():
    got = Story("d2", commune=2).opened(START, None, happened.TransferredIn, predecessor="d1")
    events = together(Story("d1").opened(), got)
    day = balance(events, TWO, START)
    assert [(one.event, one.why) for one in day.breaks] == [(got.events[0], "not_sent")]
    assert balance(events, ONE, START).holds
    assert balance(handed_over(months_on(1, 3)), TWO, months_on(1, 3)).holds


def test_an_objection_goes_along_with_a_transfer():
    sent = Story("d1").opened()
    sent.add(
        happened.ObjectionReceived, months_on(1), number=1, request=Request.CORRECT, due=months_on(1, 10)
    )
    sent.sent(months_on(1), 2).left(months_on(1, 20))
    open_ones = ((1, months_on(1, 10)),)
    for carried, why in ((open_ones, []), ((), ["objection_left"])):
        got = Story("d2", commune=2)
        got.opened(
            months_on(1, 20), months_on(12), happened.TransferredIn, predecessor="d1", objections=carried
        )
        day = balance(together(sent, got), TWO, months_on(1, 20))
        assert [one.why for one in day.breaks] == why
        assert day.closing.value == (None if carried else 1)


# Sealed counts.


def test_sealed_counts_name_no_dossier_and_no_paper():
    assert {field.name for field in fields(Line)} == {
        "day", "commune", "kind", "exempt", "standing", "cause", "entered", "count",
    }  # fmt: skip
    events = handed_over(months_on(1, 3))
    said = repr(seal(events, ALL_TIME))
    for secret in ("d1", "d2", "QĐ", "12-17", "over_30", "male"):
        assert secret not in said


def test_the_same_stocks_follow_from_the_counts_alone():
    events = together(
        Story("d1", Kind.SUBSTITUTION).opened().add(happened.Reviewed, months_on(7)),
        Story("d2").opened().suspended(months_on(2)),
        Story("d3", Kind.HOME, 2).opened().add(happened.PassedOn, months_on(3), commune=1),
    )
    counts = seal(events, ALL_TIME)
    for step in range(0, 900, 5):
        day = START + timedelta(step)
        for selection in (ONE, TWO, Selection(1, Kind.HOME), Selection(exempt=False), Selection()):
            assert counts.stock(selection, day) == stock(events, selection, day)


def test_counts_of_parts_are_added():
    one, two = Story("d1").opened(), Story("d2").opened()
    whole = seal(together(one, two), ALL_TIME)
    assert seal(one.events, ALL_TIME) + seal(two.events, ALL_TIME) == whole
    cut = months_on(6)
    early, late = Period(ALL_TIME.start, cut), Period(cut, ALL_TIME.end)
    assert seal(together(one, two), early) + seal(together(one, two), late) == whole
    assert {line.count for line in whole.lines} == {2}
    assert Sealed() + whole == whole


@pytest.mark.parametrize("days", [Period(START, months_on(12)), Period(START, months_on(12, 1))])
def test_ends_by_law_are_counted_by_kind_and_cause(days):
    ended = Story("d2", Kind.HOME).opened().add(happened.Ended, months_on(1), reason=Reason.DECEASED)
    found = seal(together(Story("d1").opened(), ended), ALL_TIME).ends(days)
    lapsed = {("user_management", "lapsed"): 1} if months_on(12) in days else {}
    assert found == {("rehab_home", "ended:deceased"): 1} | lapsed
