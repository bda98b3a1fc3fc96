"""Posts and how they sign in."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from vungxanh.access.models.changes import frozen, tracked
from vungxanh.access.rules import Role
from vungxanh.access.rules.credentials import SIGN_IN_EVENTS

SYMBOL = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"


class PostManager(BaseUserManager["Post"]):
    """Finds a post by its symbol, in any letter case."""

    def get_by_natural_key(self, username: str | None) -> "Post":
        """The post with that symbol; raises Post.DoesNotExist."""
        return self.get(symbol__iexact=(username or "").strip())


@tracked(exclude=("password", "last_login", "credential"))
class Post(AbstractBaseUser):
    """A post (chức danh, vị trí) that signs in, never a person.

    `holder` is the random id of the human who holds the post; the dated roster stays with the agency.
    `credential` changes whenever open sessions must end: new password, handing over, deactivation.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "password": "internal",
        "last_login": "internal",
        "symbol": "internal",
        "title": "internal",
        "role": "internal",
        "area": "internal",
        "is_active": "internal",
        "holder": "internal",
        "credential": "internal",
        "password_set_at": "internal",
    }

    symbol = models.CharField(max_length=60, unique=True, validators=[RegexValidator(SYMBOL)])
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=24, choices=[(role.value, role.name) for role in Role])
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)
    holder = models.UUIDField(default=uuid.uuid4)
    credential = models.UUIDField(default=uuid.uuid4)
    password_set_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "symbol"
    objects: ClassVar[PostManager] = PostManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("symbol"), name="post_symbol_once_in_any_case"),
            models.CheckConstraint(condition=models.Q(symbol__regex=SYMBOL), name="post_symbol_plain"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="post_role_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What an open session must match; replaces Django's, which looks at the password alone."""
        return salted_hmac(
            "vungxanh.access.session", f"{self.password}{self.credential}", secret=secret, algorithm="sha256"
        ).hexdigest()


@tracked(exclude=("token_hash",))
class SignInLink(models.Model):
    """A link that signs a post in once. Only the hash of its token is kept."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "post": "internal",
        "token_hash": "internal",
        "expires_at": "internal",
        "used_at": "internal",
    }

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.post_id} → {self.expires_at:%Y-%m-%d %H:%M}"


class SignInAttempts(models.Model):
    """How often a post was tried in vain since `since`. Holds no address and no browser."""

    PRIVACY: ClassVar[dict[str, str]] = {"post": "internal", "count": "internal", "since": "internal"}

    post = models.OneToOneField(Post, primary_key=True, on_delete=models.CASCADE, related_name="+")
    count = models.PositiveIntegerField()
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.post_id}: {self.count}"


class OriginAttempts(models.Model):
    """How often one place of the network tried to sign in since `since`, whatever the posts.

    `mark` is a hash of the place under a key that changes every day; the row goes when its time is over.
    """

    PRIVACY: ClassVar[dict[str, str]] = {"mark": "internal", "count": "internal", "since": "internal"}

    mark = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.count)


class SignInEvent(models.Model):
    """What happened when somebody signed in as a post or tried to: the post, what, and when; nothing else."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "post": "internal",
        "what": "internal",
        "at": "internal",
    }

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20, choices=[(what, what) for what in SIGN_IN_EVENTS])
    at = models.DateTimeField()

    class Meta:
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.post_id}: {self.what}"
