"""Who may do what, where: pure decisions on dataclasses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from rules.predicates import Predicate
from rules.rulesets import RuleSet


class Role(StrEnum):
    """What a post is for (vai trò)."""

    COMMUNE = "commune"
    ANALYST = "provincial_analyst"


class Verb(StrEnum):
    """The one vocabulary of permissions (quyền)."""

    VIEW = "view"
    IMPORT = "import"
    UNDO = "undo"
    ASSESS = "assess"
    ACCEPT_RESIDENTS = "accept_residents"
    MANAGE_AREAS = "manage_areas"
    READ_DOCUMENTS = "read_documents"
    TAKE_FIGURES = "take_figures"


ATTEMPTS = 5
LOCK = timedelta(minutes=5)
"""So many tries to sign in a post has, counted from the first; then it must wait until so long after it."""


@dataclass(frozen=True)
class Actor:
    """A post at work: who looks or writes. `holder` is the random id of the human behind the post."""

    post_id: int
    symbol: str
    title: str
    role: Role
    area_id: int
    holder: str = ""


@dataclass(frozen=True)
class Target:
    """What a permission is asked for: an area, and the areas under the actor on the day that counts."""

    area_id: int
    scope: frozenset[int]


LEVEL_OF: Mapping[Role, str] = {Role.COMMUNE: "commune", Role.ANALYST: "province"}
"""The level of the area that a role is given: a commune officer has a commune, an analyst a province."""

GRANTS: Mapping[Role, frozenset[Verb]] = {
    Role.COMMUNE: frozenset({Verb.VIEW, Verb.IMPORT, Verb.UNDO, Verb.READ_DOCUMENTS}),
    Role.ANALYST: frozenset(Verb),
}
"""The verbs of each role, inside its areas; outside them a role has none."""


def _in_scope(_actor: Actor, target: Target) -> bool:
    """True when the target's area is one of the actor's on that day."""
    return target.area_id in target.scope


def _holds(verb: Verb) -> Callable[[Actor, Target], bool]:
    """A test whether the actor's role has the verb."""
    return lambda actor, _target: verb in GRANTS[actor.role]


POLICY = RuleSet()
for _verb in Verb:
    POLICY.add_rule(_verb, Predicate(_holds(_verb), name=_verb.value) & Predicate(_in_scope))


def allowed(actor: Actor, verb: Verb, target: Target) -> bool:
    """True when the actor's role holds the verb and the target's area is inside the actor's scope."""
    return bool(POLICY.test_rule(verb, actor, target))


def scope_of(actor: Actor, communes: frozenset[int]) -> frozenset[int]:
    """The areas of an actor: a commune officer's own commune; a province and its communes on that day."""
    if actor.role is Role.ANALYST:
        return communes | {actor.area_id}
    return frozenset({actor.area_id})
