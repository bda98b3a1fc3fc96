"""Who may do what, where: the whole table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.access.rules import GRANTS, LEVEL_OF, POLICY, Actor, Role, Target, Verb, allowed, scope_of

OFFICER = {Verb.VIEW, Verb.IMPORT, Verb.UNDO, Verb.READ_DOCUMENTS}
areas = st.integers(1, 30)
actors = st.builds(
    Actor,
    post_id=st.integers(1),
    symbol=st.just("S"),
    title=st.just("T"),
    role=st.sampled_from(Role),
    area_id=areas,
)


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("role", Role)
def test_every_cell_inside_the_own_area(role: Role, verb: Verb) -> None:
    actor = Actor(1, "S", "T", role, 7)
    expected = role is Role.ANALYST or verb in OFFICER
    assert allowed(actor, verb, Target(7, frozenset({7}))) is expected


@given(actors, st.sampled_from(Verb), areas, st.frozensets(areas))
def test_outside_the_scope_nothing_is_allowed(
    actor: Actor, verb: Verb, area_id: int, communes: frozenset[int]
) -> None:
    scope = scope_of(actor, communes)
    if allowed(actor, verb, Target(area_id, scope)):
        assert area_id in scope
        assert verb in GRANTS[actor.role]
    else:
        assert area_id not in scope or verb not in GRANTS[actor.role]


@given(actors, st.frozensets(areas))
def test_a_commune_officer_has_the_own_commune_only(actor: Actor, communes: frozenset[int]) -> None:
    scope = scope_of(actor, communes)
    assert actor.area_id in scope
    assert scope - {actor.area_id} <= (communes if actor.role is Role.ANALYST else frozenset())


@given(actors, st.sampled_from(Verb), areas, st.frozensets(areas), areas)
def test_a_wider_scope_never_takes_away(
    actor: Actor, verb: Verb, area_id: int, scope: frozenset[int], more: int
) -> None:
    if allowed(actor, verb, Target(area_id, scope)):
        assert allowed(actor, verb, Target(area_id, scope | {more}))


def test_the_table_is_whole() -> None:
    assert set(GRANTS) == set(LEVEL_OF) == set(Role)
    assert set(POLICY) == set(Verb)
