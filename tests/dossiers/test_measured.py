"""Which counts make which indicator: what lines add up to is what one counts dossier by dossier."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.stories import START, Story
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.course import state_on
from vungxanh.dossiers.rules.kinds import Kind, Reason
from vungxanh.dossiers.rules.law import the_law
from vungxanh.dossiers.rules.measured import Summed, flow_figures, mapped, stock_figures
from vungxanh.dossiers.rules.sealed import seal
from vungxanh.dossiers.rules.state import Standing
from vungxanh.periods.interface import Period, add_months

SHORT = (Kind.USER_MANAGEMENT, Kind.SUBSTITUTION, Kind.POST_REHAB)
lives = st.lists(
    st.tuples(st.sampled_from(SHORT), st.integers(0, 400), st.none() | st.integers(1, 300), st.booleans()),
    max_size=8,
)


def events_of(stories: list[tuple[Kind, int, int | None, bool]]) -> list[list[happened.Event]]:
    """The events of each dossier: opened, and perhaps ended or handed over to another commune."""
    found = []
    for number, (kind, begun, lasted, moved) in enumerate(stories):
        story = Story(f"d{number}", kind).opened(START + timedelta(begun))
        if lasted is not None:
            day = START + timedelta(begun + lasted)
            if moved:
                story.sent(day, to=2).left(day, late=bool(number % 2))
            else:
                story.add(happened.Ended, day, reason=Reason.DECEASED)
        found.append(story.events)
    return found


def summed(events: list[list[happened.Event]], on: date, period: Period) -> list[Summed]:
    """What the database adds up, here from the counts that sealing gives."""
    lines = seal([one for own in events for one in own], Period(date(2020, 1, 1), on + timedelta(1))).lines
    year_before = add_months(on, -12)
    return [
        Summed(
            line.kind,
            line.standing,
            line.cause,
            line.entered,
            line.day <= on,
            line.day <= year_before,
            line.day in period,
            line.count,
        )
        for line in lines
        if line.commune == 1
    ]


@given(lives, st.integers(0, 800))
def test_stocks_are_what_one_counts_dossier_by_dossier(
    stories: list[tuple[Kind, int, int | None, bool]], after: int
) -> None:
    on = START + timedelta(after)
    events = events_of(stories)
    found = stock_figures(summed(events, on, Period(START, on + timedelta(1))), on)
    states = [state for own in events if (state := state_on(own, on)) is not None]

    def counted(*kinds: Kind) -> int | None:
        standings = Counter(state.standing for state in states if state.kind in kinds)
        whole = standings.keys() <= {Standing.COUNTED}
        return standings[Standing.COUNTED] if whole else None

    assert found["B01"] == counted(Kind.SUBSTITUTION)
    assert found["B02"] == found["G01"] == counted(Kind.USER_MANAGEMENT)
    assert found["B03"] == counted(Kind.POST_REHAB)
    assert found["F06"] == sum(state.standing is Standing.AWAITING for state in states)


@given(lives, st.integers(1, 800))
def test_flows_are_what_one_counts_event_by_event(
    stories: list[tuple[Kind, int, int | None, bool]], after: int
) -> None:
    on = START + timedelta(after)
    period = Period(START, on + timedelta(1))
    events = events_of(stories)
    found = flow_figures(summed(events, on, period))
    left = Counter[bool]()
    for own in events:
        last = own[-1]
        if isinstance(last, happened.TransferredOut) and last.day in period:
            left[last.late] += state_on(own[:-1], last.day) is not None
    assert found["B10"] == sum(own[0].day in period for own in events)
    assert (found["B13.part"], found["B13.whole"]) == (left[False], left.total())
    assert found["B12"] == found["B13.whole"]


def test_a_change_compares_like_with_like_and_is_unknown_without_a_year_before() -> None:
    on = date(2026, 12, 14)
    stood, now = (
        ("counted", "opened", True, True, True, False, 5),
        ("counted", "opened", True, True, False, True, 2),
    )
    lines = [Summed("substitution", *stood), Summed("rehab_compulsory", *stood), Summed("substitution", *now)]
    found = stock_figures(lines, on)
    assert (found["B01"], found["B18.part"], found["B18.whole"]) == (7, 2, 5), "no fall by another count"
    alone = stock_figures(lines[2:], on)
    assert (alone["B18.part"], alone["B18.whole"]) == (None, None)
    # Until July 2026 somebody in a compulsory facility stayed on the commune's list.
    assert stock_figures(lines, date(2026, 6, 30))["B01"] == 12


def test_the_mapping_follows_the_article_it_cites() -> None:
    exempt = {kind for kind in Kind if the_law().exempt(kind)}
    assert mapped().kinds("G01", START) == set(Kind) - exempt, "Article 6.1 leaves out no other"
    assert Kind.POST_REHAB not in mapped().kinds("B01", START) | mapped().kinds("B02", START)
