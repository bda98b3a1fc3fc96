"""Which posts can have a task (chức danh được giao việc), and who is asked to remove an obstacle."""

from __future__ import annotations

from enum import StrEnum


class Owner(StrEnum):
    """The role of the post that has a task; the words are those of the vocabulary of roles."""

    COMMUNE = "commune"
    COMMUNE_APPROVER = "commune_approver"
    ANALYST = "provincial_analyst"
    PROVINCIAL_APPROVER = "provincial_approver"
    LEADER = "leader"
    PARTNER_HEALTH = "partner_health"
    PARTNER_EDUCATION = "partner_education"
    PARTNER_BORDER_GUARD = "partner_border_guard"
    PARTNER_PROCURACY = "partner_procuracy"
    PARTNER_COURT = "partner_court"
    PARTNER_FRONT = "partner_front"


OWNERS = tuple(Owner)
OF_COMMUNES = frozenset({Owner.COMMUNE, Owner.COMMUNE_APPROVER})
"""The posts of a commune; each may report for the other, because the commune answers as one."""


def answers(*, role: str, owner: str) -> bool:
    """Whether a post of a role reports on a task of an owner in the same area."""
    return role == owner or {role, owner} <= {one.value for one in OF_COMMUNES}
