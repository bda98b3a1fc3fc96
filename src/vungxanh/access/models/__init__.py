"""Posts, their sign-in, the birth of the database and the change log."""

from vungxanh.access.models.birth import KINDS, Birth
from vungxanh.access.models.changes import tracked
from vungxanh.access.models.post import Post, SignInAttempts, SignInLink

__all__ = ["KINDS", "Birth", "Post", "SignInAttempts", "SignInLink", "tracked"]
