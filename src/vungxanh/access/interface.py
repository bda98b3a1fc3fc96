"""What other packages may use of `access`."""

from vungxanh.access.actions import BornOtherwiseError, PostRefusedError, acting, be_born, create_post
from vungxanh.access.models.changes import BLOCK, frozen, maskable, tracked
from vungxanh.access.queries import (
    AccessError,
    NotBornError,
    Refused,
    UnknownPostError,
    actor,
    actor_of,
    born,
    may,
    posts_of,
    require,
    role_name,
    simulated,
    visible_areas,
)
from vungxanh.access.rules import Actor, Role, Verb, holds, level_of, sees_dossiers

__all__ = [
    "BLOCK",
    "AccessError",
    "Actor",
    "BornOtherwiseError",
    "NotBornError",
    "PostRefusedError",
    "Refused",
    "Role",
    "UnknownPostError",
    "Verb",
    "acting",
    "actor",
    "actor_of",
    "be_born",
    "born",
    "create_post",
    "frozen",
    "holds",
    "level_of",
    "maskable",
    "may",
    "posts_of",
    "require",
    "role_name",
    "sees_dossiers",
    "simulated",
    "tracked",
    "visible_areas",
]
