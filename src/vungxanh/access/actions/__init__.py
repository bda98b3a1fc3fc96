"""Writes of posts, sign-in and birth, and the frame in which every package writes."""

from vungxanh.access.actions.frame import BornOtherwiseError, acting, be_born
from vungxanh.access.actions.posts import (
    PostRefusedError,
    change_post,
    create_post,
    hand_over,
    set_active,
    set_password,
)
from vungxanh.access.actions.sign_in import (
    LINK_LIFE,
    LinkSpentError,
    count_attempt,
    forget_attempts,
    make_link,
    use_link,
)

__all__ = [
    "LINK_LIFE",
    "BornOtherwiseError",
    "LinkSpentError",
    "PostRefusedError",
    "acting",
    "be_born",
    "change_post",
    "count_attempt",
    "create_post",
    "forget_attempts",
    "hand_over",
    "make_link",
    "set_active",
    "set_password",
    "use_link",
]
