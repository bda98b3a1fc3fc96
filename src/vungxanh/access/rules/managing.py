"""Who may give which post to whom: nobody gives power over people to themselves."""

import re
import unicodedata

from vungxanh.access.rules.policy import Actor, Role, Verb, holds, is_weighty

BY_OPERATOR_ONLY = frozenset({Role.OUTSIDE_REVIEWER, Role.TECHNICAL_ADMINISTRATOR})
"""Posts that a provincial approver neither makes nor changes: who looks over the approver's shoulder, and who
runs the system. The operator does, at the command line; the first administrator may make a reviewer."""


def may_assign(by: Actor, role: Role) -> bool:
    """True when the actor's role may make, change and close posts of that role."""
    if holds(by.role, Verb.MANAGE_POSTS):
        return role not in BY_OPERATOR_ONLY
    return holds(by.role, Verb.MAKE_FIRST_POSTS) and role is not Role.TECHNICAL_ADMINISTRATOR


def may_hold(by: Actor, role: Role, holder: str) -> bool:
    """True when the actor may give a post of that role to that holder: never one that weighs to the own."""
    return holder != by.holder or not is_weighty(role)


def places_for_minors(level: str) -> int:
    """How many holders may be named to see dossiers of ages 12–17: two in a commune, one in a province."""
    return 2 if level == "commune" else 1


NUMBER = re.compile(r"\d(?:[\s.,/_-]*\d){8}")


def names_a_number(text: str) -> bool:
    """True when a text holds nine digits or more, however they are spaced or written: no name of a post does.

    Such a number may be somebody's identity or telephone number, and nothing of that kind is kept.
    """
    return NUMBER.search(unicodedata.normalize("NFKC", text)) is not None
