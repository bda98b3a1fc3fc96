"""Key routes: two humans, the right decider, a chain of areas, marks that follow from what is approved."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.events.lives import START, step, total
from vungxanh.records.rules.events.key_routes import (
    APPROVERS,
    Approver,
    Mode,
    Reach,
    RouteApproved,
    RouteEnded,
    RouteProposed,
    RouteStage,
    check_units,
    life,
)
from vungxanh.records.rules.events.shape import RefusedEventError

PROVINCE, A, B = 90, 1, 2


def proposed(reach: Reach = Reach.INTRA) -> RouteProposed:
    return RouteProposed(name="Tuyến Mẫu 1", mode=Mode.ROAD, reach=reach)


def approved(reach: Reach = Reach.INTRA) -> RouteApproved:
    return RouteApproved(decision="15/QĐ-UBND", approver=APPROVERS[reach])


def ended(reach: Reach = Reach.INTRA) -> RouteEnded:
    return RouteEnded(decision="16/QĐ-UBND", approver=APPROVERS[reach])


def steps(*every: Any, units: tuple[int, ...] = (A, B)) -> list[Any]:
    return [
        step(number, one, day=number, units=units, area=PROVINCE, holder="ab"[number % 2])
        for number, one in enumerate(every)
    ]


@given(st.sampled_from(Reach), st.integers(0, 3), st.integers(0, 5))
def test_the_stock_of_routes_is_what_is_approved_and_not_ended(reach: Reach, last: int, number: int) -> None:
    course = steps(proposed(reach), approved(reach), ended(reach))[:last]
    _, lines = life(course)
    day = START + timedelta(days=number)
    stands = number >= 1 and last >= 2 and not (number >= 2 and last == 3)
    assert total(lines, "A14", day, PROVINCE) == int(stands)


def test_a_proposal_counts_nothing() -> None:
    route, lines = life(steps(proposed()))
    assert route is not None
    assert (route.stage, lines) == (RouteStage.PROPOSED, ())


def test_the_proposer_does_not_approve() -> None:
    alone = [step(0, proposed(), area=PROVINCE), step(1, approved(), area=PROVINCE)]
    with pytest.raises(RefusedEventError, match="khác người đã ghi"):
        life(alone)


@pytest.mark.parametrize("reach", Reach)
def test_the_decider_is_the_one_whom_the_decision_names(reach: Reach) -> None:
    other = next(one for one in Approver if one is not APPROVERS[reach])
    wrong = RouteApproved(decision="15/QĐ-UBND", approver=other)
    with pytest.raises(RefusedEventError, match="28/2025/QĐ-TTg"):
        life(steps(proposed(reach), wrong))


@pytest.mark.parametrize(
    "course",
    [
        [approved()],
        [ended()],
        [proposed(), ended()],
        [proposed(), proposed()],
        [proposed(), approved(), approved()],
        [proposed(), approved(), ended(), ended()],
    ],
)
def test_only_what_may_follow_follows(course: list[Any]) -> None:
    with pytest.raises(RefusedEventError):
        life(steps(*course))


def test_no_step_is_before_the_last() -> None:
    late = step(0, proposed(), day=5, area=PROVINCE)
    with pytest.raises(RefusedEventError, match="trước việc đã ghi"):
        life([late, step(1, approved(), day=4, holder="b", area=PROVINCE)])


@pytest.mark.parametrize(
    ("reach", "inside", "beyond", "doubled", "fits"),
    [
        (Reach.INTRA, 2, 0, False, True),
        (Reach.INTRA, 1, 0, False, False),
        (Reach.INTRA, 2, 1, False, False),
        (Reach.INTRA, 2, 0, True, False),
        (Reach.INTER, 1, 1, False, True),
        (Reach.INTER, 2, 0, False, False),
        (Reach.INTER, 0, 2, False, False),
        (Reach.INTER, 60, 1, False, False),
    ],
)
def test_a_route_is_a_chain(reach: Reach, inside: int, beyond: int, doubled: bool, fits: bool) -> None:
    if fits:
        check_units(reach, inside, beyond, doubled=doubled)
        return
    with pytest.raises(RefusedEventError) as refused:
        check_units(reach, inside, beyond, doubled=doubled)
    assert refused.value.refusals[0].field == "units"


def test_a_name_and_a_decision_have_their_shape() -> None:
    for name in ("", "  ", "x" * 81):
        with pytest.raises(RefusedEventError):
            RouteProposed(name=name, mode=Mode.ROAD, reach=Reach.INTRA)
    for number in ("", "quyết định 15", "0912345678"):
        with pytest.raises(RefusedEventError):
            RouteApproved(decision=number, approver=Approver.PROVINCE)
