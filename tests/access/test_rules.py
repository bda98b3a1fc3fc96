"""Who may do what, where: the whole table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.access.rules import (
    DOSSIER_VERBS,
    GRANTS,
    LEVEL_OF,
    POLICY,
    Actor,
    Role,
    Target,
    Verb,
    allowed,
    holds,
    is_weighty,
    scope_of,
    sees_dossiers,
)

areas = st.integers(1, 30)
actors = st.builds(
    Actor,
    post_id=st.integers(1),
    symbol=st.just("S"),
    title=st.just("T"),
    role=st.sampled_from(Role),
    area_id=areas,
)


BOTH = "view view_dossiers view_dossier_counts view_minors answer_objection"
TABLE = {
    "commune": f"{BOTH} import undo read_documents open_dossier transfer_dossier record_events view_events"
    " handle_tip write_directives view_tasks report_tasks view_conferences count_attendance"
    " keep_resources",
    "commune_approver": f"{BOTH} approve_dossier view_events submit_report confirm_place view_tasks"
    " report_tasks assign_tasks view_conferences hold_conferences count_attendance",
    "provincial_analyst": "view import undo assess accept_residents manage_areas read_documents take_figures"
    " view_dossier_counts record_events view_events validate_report reopen_report receive_tips"
    " state_fugitives view_partner_slices write_directives make_reviews view_tasks assign_tasks report_tasks"
    " view_conferences hold_conferences count_attendance keep_resources",
    "provincial_approver": "view view_dossier_counts view_dossiers_province view_minors answer_objection"
    " choose_source manage_posts view_events approve_route receive_tips view_fugitives view_partner_slices"
    " write_directives make_reviews view_tasks assign_tasks report_tasks"
    " view_conferences hold_conferences count_attendance",
    "council_member": "view view_fugitives",
    "leader": "view view_events view_partner_slices view_tasks report_tasks view_conferences",
    "partner_health": "record_partner_slice view_tasks report_tasks view_conferences",
    "partner_education": "record_partner_slice view_tasks report_tasks view_conferences",
    "partner_border_guard": "record_partner_slice view_tasks report_tasks view_conferences",
    "partner_procuracy": "record_partner_slice view_tasks report_tasks view_conferences",
    "partner_court": "record_partner_slice view_tasks report_tasks view_conferences",
    "partner_front": "record_partner_slice view_tasks report_tasks view_conferences",
    "outside_reviewer": "review_looks answer_objection",
    "technical_administrator": "run_system make_first_posts",
}
"""Written out once more by hand: a change of the table is a decision that has to be taken twice."""


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("role", Role)
def test_every_cell_inside_the_own_area(role: Role, verb: Verb) -> None:
    expected = verb.value in TABLE[role.value].split()
    assert allowed(Actor(1, "S", "T", role, 7), verb, Target(7, frozenset({7}))) is expected
    assert holds(role, verb) is expected


def test_who_sees_dossiers_and_who_needs_a_second_factor() -> None:
    assert {role for role in Role if sees_dossiers(role)} == {
        "commune",
        "commune_approver",
        "provincial_approver",
    }
    assert {role for role in Role if is_weighty(role) and not sees_dossiers(role)} == {
        "outside_reviewer",
        "technical_administrator",
    }


def test_nobody_opens_and_approves_and_who_runs_the_system_sees_no_records() -> None:
    assert not any({Verb.OPEN_DOSSIER, Verb.APPROVE_DOSSIER} <= verbs for verbs in GRANTS.values())
    assert GRANTS[Role.TECHNICAL_ADMINISTRATOR].isdisjoint(
        DOSSIER_VERBS | {Verb.VIEW, Verb.VIEW_DOSSIER_COUNTS}
    )


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
    assert scope - {actor.area_id} <= (communes if actor.level == "province" else frozenset())


@given(actors, st.sampled_from(Verb), areas, st.frozensets(areas), areas)
def test_a_wider_scope_never_takes_away(
    actor: Actor, verb: Verb, area_id: int, scope: frozenset[int], more: int
) -> None:
    if allowed(actor, verb, Target(area_id, scope)):
        assert allowed(actor, verb, Target(area_id, scope | {more}))


def test_the_table_is_whole() -> None:
    assert set(GRANTS) == set(LEVEL_OF) == set(Role)
    assert set(POLICY) == set(Verb)
