"""Who may do what, where: the one table of permissions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from rules.predicates import Predicate
from rules.rulesets import RuleSet


class Role(StrEnum):
    """What a post is for (vai trò)."""

    COMMUNE = "commune"
    COMMUNE_APPROVER = "commune_approver"
    ANALYST = "provincial_analyst"
    PROVINCIAL_APPROVER = "provincial_approver"
    COUNCIL_MEMBER = "council_member"
    LEADER = "leader"
    PARTNER_HEALTH = "partner_health"
    PARTNER_EDUCATION = "partner_education"
    PARTNER_BORDER_GUARD = "partner_border_guard"
    PARTNER_PROCURACY = "partner_procuracy"
    PARTNER_COURT = "partner_court"
    PARTNER_FRONT = "partner_front"
    OUTSIDE_REVIEWER = "outside_reviewer"
    TECHNICAL_ADMINISTRATOR = "technical_administrator"


class Verb(StrEnum):
    """The one vocabulary of permissions (quyền)."""

    VIEW = "view"
    IMPORT = "import"
    UNDO = "undo"
    ASSESS = "assess"
    ACCEPT_RESIDENTS = "accept_residents"
    CHOOSE_SOURCE = "choose_source"
    MANAGE_AREAS = "manage_areas"
    READ_DOCUMENTS = "read_documents"
    TAKE_FIGURES = "take_figures"
    OPEN_DOSSIER = "open_dossier"
    APPROVE_DOSSIER = "approve_dossier"
    VIEW_DOSSIERS = "view_dossiers"
    VIEW_DOSSIER_COUNTS = "view_dossier_counts"
    VIEW_DOSSIERS_PROVINCE = "view_dossiers_province"
    VIEW_MINORS = "view_minors"
    TRANSFER_DOSSIER = "transfer_dossier"
    ANSWER_OBJECTION = "answer_objection"
    REVIEW_LOOKS = "review_looks"
    MANAGE_POSTS = "manage_posts"
    MAKE_FIRST_POSTS = "make_first_posts"
    RECORD_EVENTS = "record_events"
    VIEW_EVENTS = "view_events"
    CONFIRM_PLACE = "confirm_place"
    APPROVE_ROUTE = "approve_route"
    SUBMIT_REPORT = "submit_report"
    VALIDATE_REPORT = "validate_report"
    REOPEN_REPORT = "reopen_report"
    RECEIVE_TIPS = "receive_tips"
    HANDLE_TIP = "handle_tip"
    STATE_FUGITIVES = "state_fugitives"
    VIEW_FUGITIVES = "view_fugitives"
    RECORD_PARTNER_SLICE = "record_partner_slice"
    VIEW_PARTNER_SLICES = "view_partner_slices"
    WRITE_DIRECTIVES = "write_directives"
    VIEW_TASKS = "view_tasks"
    ASSIGN_TASKS = "assign_tasks"
    REPORT_TASKS = "report_tasks"
    VIEW_CONFERENCES = "view_conferences"
    HOLD_CONFERENCES = "hold_conferences"
    COUNT_ATTENDANCE = "count_attendance"
    KEEP_RESOURCES = "keep_resources"
    MAKE_REVIEWS = "make_reviews"
    RUN_SYSTEM = "run_system"


ATTEMPTS = 5
LOCK = timedelta(minutes=5)
"""So many tries to sign in a post has, counted from the first; then it must wait until so long after it."""

COMMUNE, PROVINCE = "commune", "province"

LEVEL_OF: Mapping[Role, str] = {
    role: COMMUNE if role in {Role.COMMUNE, Role.COMMUNE_APPROVER} else PROVINCE for role in Role
}
"""The level of the area that a role is given: the two commune roles have a commune, all others a province."""


def level_of(role: Role) -> str:
    """The level of the area that a post of the role is given: "commune" or "province"."""
    return LEVEL_OF[role]


PARTNERS = frozenset(role for role in Role if role.value.startswith("partner_"))
"""Agencies beside the police. They enter and see their own slice only."""


@dataclass(frozen=True)
class Actor:
    """A post at work: who looks or writes. `holder` is the random id of the human behind the post."""

    post_id: int
    symbol: str
    title: str
    role: Role
    area_id: int
    holder: str = ""

    @property
    def level(self) -> str:
        """The level of the post's area: "commune" or "province"."""
        return LEVEL_OF[self.role]


@dataclass(frozen=True)
class Target:
    """What a permission is asked for: an area, and the areas under the actor on the day that counts."""

    area_id: int
    scope: frozenset[int]


OF_PEOPLE = frozenset({Verb.VIEW_DOSSIERS, Verb.VIEW_DOSSIER_COUNTS, Verb.VIEW_MINORS, Verb.ANSWER_OBJECTION})
"""What the officer and the approver of a commune both may do with its dossiers."""

OF_TASKS = frozenset({Verb.VIEW_TASKS, Verb.REPORT_TASKS, Verb.VIEW_CONFERENCES})
"""What every post may do that can have a task."""
OF_MEETINGS = frozenset({Verb.ASSIGN_TASKS, Verb.HOLD_CONFERENCES, Verb.COUNT_ATTENDANCE})
"""What the posts may do that give work."""

GRANTS: Mapping[Role, frozenset[Verb]] = {
    Role.COMMUNE: OF_PEOPLE
    | OF_TASKS
    | {Verb.COUNT_ATTENDANCE}
    | {Verb.VIEW, Verb.IMPORT, Verb.UNDO, Verb.READ_DOCUMENTS, Verb.OPEN_DOSSIER, Verb.TRANSFER_DOSSIER}
    | {Verb.RECORD_EVENTS, Verb.VIEW_EVENTS, Verb.HANDLE_TIP, Verb.WRITE_DIRECTIVES, Verb.KEEP_RESOURCES},
    Role.COMMUNE_APPROVER: OF_PEOPLE
    | OF_TASKS
    | OF_MEETINGS
    | {Verb.VIEW, Verb.APPROVE_DOSSIER, Verb.VIEW_EVENTS, Verb.SUBMIT_REPORT, Verb.CONFIRM_PLACE},
    Role.ANALYST: frozenset(
        {
            Verb.VIEW,
            Verb.IMPORT,
            Verb.UNDO,
            Verb.ASSESS,
            Verb.ACCEPT_RESIDENTS,
            Verb.MANAGE_AREAS,
            Verb.READ_DOCUMENTS,
            Verb.TAKE_FIGURES,
            Verb.VIEW_DOSSIER_COUNTS,
            Verb.RECORD_EVENTS,
            Verb.VIEW_EVENTS,
            Verb.VALIDATE_REPORT,
            Verb.REOPEN_REPORT,
            Verb.RECEIVE_TIPS,
            Verb.STATE_FUGITIVES,
            Verb.VIEW_PARTNER_SLICES,
            Verb.WRITE_DIRECTIVES,
            Verb.KEEP_RESOURCES,
            Verb.MAKE_REVIEWS,
        }
    )
    | OF_TASKS
    | OF_MEETINGS,
    Role.PROVINCIAL_APPROVER: frozenset(
        {
            Verb.VIEW,
            Verb.VIEW_DOSSIER_COUNTS,
            Verb.VIEW_DOSSIERS_PROVINCE,
            Verb.VIEW_MINORS,
            Verb.ANSWER_OBJECTION,
            Verb.CHOOSE_SOURCE,
            Verb.MANAGE_POSTS,
            Verb.VIEW_EVENTS,
            Verb.APPROVE_ROUTE,
            Verb.RECEIVE_TIPS,
            Verb.VIEW_FUGITIVES,
            Verb.VIEW_PARTNER_SLICES,
            Verb.WRITE_DIRECTIVES,
            Verb.MAKE_REVIEWS,
        }
    )
    | OF_TASKS
    | OF_MEETINGS,
    Role.COUNCIL_MEMBER: frozenset({Verb.VIEW, Verb.VIEW_FUGITIVES}),
    Role.LEADER: OF_TASKS | {Verb.VIEW, Verb.VIEW_EVENTS, Verb.VIEW_PARTNER_SLICES},
    **{partner: OF_TASKS | {Verb.RECORD_PARTNER_SLICE} for partner in PARTNERS},
    Role.OUTSIDE_REVIEWER: frozenset({Verb.REVIEW_LOOKS, Verb.ANSWER_OBJECTION}),
    Role.TECHNICAL_ADMINISTRATOR: frozenset({Verb.RUN_SYSTEM, Verb.MAKE_FIRST_POSTS}),
}
"""The verbs of each role, inside its areas; outside them a role has none."""

DOSSIER_VERBS = frozenset(
    {
        Verb.OPEN_DOSSIER,
        Verb.APPROVE_DOSSIER,
        Verb.VIEW_DOSSIERS,
        Verb.VIEW_DOSSIERS_PROVINCE,
        Verb.VIEW_MINORS,
        Verb.TRANSFER_DOSSIER,
    }
)
"""What only a post that sees dossiers can do."""

WEIGHTY = DOSSIER_VERBS | {
    Verb.ANSWER_OBJECTION,
    Verb.REVIEW_LOOKS,
    Verb.MANAGE_POSTS,
    Verb.MAKE_FIRST_POSTS,
    Verb.RUN_SYSTEM,
}
"""What a post can do only behind a second factor."""


def holds(role: Role, verb: Verb) -> bool:
    """True when the role has the verb somewhere: enough to offer a link, never to let anybody do it."""
    return verb in GRANTS[role]


def open_to(role: Role, verbs: Iterable[str] | None) -> bool:
    """True when the role has one of the verbs that a page is declared with; no verb means every post.

    A page that is not declared (None) is open to nobody.
    """
    return verbs is not None and (not (wanted := set(verbs)) or bool(wanted & GRANTS[role]))


def sees_dossiers(role: Role) -> bool:
    """True when a post of that role can come to see rows of dossiers."""
    return bool(GRANTS[role] & DOSSIER_VERBS)


def is_weighty(role: Role) -> bool:
    """True when a post of that role must have a second factor before it sees anything."""
    return bool(GRANTS[role] & WEIGHTY)


def _in_scope(_actor: Actor, target: Target) -> bool:
    """True when the target's area is one of the actor's on that day."""
    return target.area_id in target.scope


def _holds(verb: Verb) -> Callable[[Actor, Target], bool]:
    """A test whether the actor's role has the verb."""
    return lambda actor, _target: holds(actor.role, verb)


POLICY = RuleSet()
for _verb in Verb:
    POLICY.add_rule(_verb, Predicate(_holds(_verb), name=_verb.value) & Predicate(_in_scope))


def allowed(actor: Actor, verb: Verb, target: Target) -> bool:
    """True when the actor's role holds the verb and the target's area is inside the actor's scope."""
    return bool(POLICY.test_rule(verb, actor, target))


def scope_of(actor: Actor, communes: frozenset[int]) -> frozenset[int]:
    """The areas of an actor: the own commune; or the province and its communes on that day.

    How wide the scope is says nothing of what may be seen there: that is what the verbs are for.
    """
    if actor.level == PROVINCE:
        return communes | {actor.area_id}
    return frozenset({actor.area_id})
