"""Writes of posts, sign-in and birth, and the frame in which every package writes."""

from vungxanh.access.actions.factor import (
    FactorError,
    check_code,
    enrol,
    open_secret,
    renew_recovery_codes,
    seal_secret,
)
from vungxanh.access.actions.first import first_administrator
from vungxanh.access.actions.frame import BornOtherwiseError, acting, be_born
from vungxanh.access.actions.minors import end_naming, name_for_minors
from vungxanh.access.actions.posts import (
    PostRefusedError,
    change_post,
    create_post,
    end_sessions,
    give_link,
    hand_over,
    reset_credentials,
    set_active,
    set_password,
)
from vungxanh.access.actions.sign_in import (
    LINK_LIFE,
    LinkSpentError,
    admit,
    count_attempt,
    forget_attempts,
    make_link,
    note,
    note_refusal,
    use_link,
)

__all__ = [
    "LINK_LIFE",
    "BornOtherwiseError",
    "FactorError",
    "LinkSpentError",
    "PostRefusedError",
    "acting",
    "admit",
    "be_born",
    "change_post",
    "check_code",
    "count_attempt",
    "create_post",
    "end_naming",
    "end_sessions",
    "enrol",
    "first_administrator",
    "forget_attempts",
    "give_link",
    "hand_over",
    "make_link",
    "name_for_minors",
    "note",
    "note_refusal",
    "open_secret",
    "renew_recovery_codes",
    "reset_credentials",
    "seal_secret",
    "set_active",
    "set_password",
    "use_link",
]
