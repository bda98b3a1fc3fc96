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
    simulated,
    visible_areas,
)
from vungxanh.access.rules import Actor, Role, Verb

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
    "maskable",
    "may",
    "posts_of",
    "require",
    "simulated",
    "tracked",
    "visible_areas",
]
