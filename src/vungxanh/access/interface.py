"""What other packages may use of `access`."""

from vungxanh.access.actions import BornOtherwiseError, PostRefusedError, acting, be_born, create_post
from vungxanh.access.actions.looking import duty, forget_looks, looking, record_look, rows_looked_at
from vungxanh.access.actions.sealing import AnchorError, end_record, seal, sign_head
from vungxanh.access.models.changes import BLOCK, frozen, lasting, maskable, tracked
from vungxanh.access.models.looks import tables_of_references
from vungxanh.access.models.rights import callable_by_app
from vungxanh.access.models.scope import OutsideScopeError, Scoped, guard_rows, here
from vungxanh.access.queries import (
    AccessError,
    NotBornError,
    Refused,
    UnknownPostError,
    actor,
    actor_of,
    areas_with,
    born,
    has_factor,
    may,
    may_see_minors,
    posts_of,
    provinces_with,
    require,
    require_all,
    require_real_behind_certificate,
    role_name,
    simulated,
    visible_areas,
)
from vungxanh.access.queries.free_text import covered
from vungxanh.access.queries.keys import AuditKeyError
from vungxanh.access.rules import Actor, Role, Verb, holds, level_of, sees_dossiers
from vungxanh.access.rules.purposes import Purpose, PurposeWords, purpose_words
from vungxanh.access.web.backend import place_of
from vungxanh.access.web.forms.masked import MaskedText
from vungxanh.access.web.session import require_fresh

__all__ = [
    "BLOCK",
    "AccessError",
    "Actor",
    "AnchorError",
    "AuditKeyError",
    "BornOtherwiseError",
    "MaskedText",
    "NotBornError",
    "OutsideScopeError",
    "PostRefusedError",
    "Purpose",
    "PurposeWords",
    "Refused",
    "Role",
    "Scoped",
    "UnknownPostError",
    "Verb",
    "acting",
    "actor",
    "actor_of",
    "areas_with",
    "be_born",
    "born",
    "callable_by_app",
    "covered",
    "create_post",
    "duty",
    "end_record",
    "forget_looks",
    "frozen",
    "guard_rows",
    "has_factor",
    "here",
    "holds",
    "lasting",
    "level_of",
    "looking",
    "maskable",
    "may",
    "may_see_minors",
    "place_of",
    "posts_of",
    "provinces_with",
    "purpose_words",
    "record_look",
    "require",
    "require_all",
    "require_fresh",
    "require_real_behind_certificate",
    "role_name",
    "rows_looked_at",
    "seal",
    "sees_dossiers",
    "sign_head",
    "simulated",
    "tables_of_references",
    "tracked",
    "visible_areas",
]
