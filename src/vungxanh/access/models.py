"""Posts: who may do what, where."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PostManager(BaseUserManager["Post"]):
    """Finds a post by its symbol."""


class Post(AbstractBaseUser):
    """A post (chức danh, vị trí) that signs in, never a person."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "password": "internal",
        "last_login": "internal",
        "symbol": "internal",
        "title": "internal",
        "role": "internal",
        "area": "internal",
        "is_active": "internal",
    }

    symbol = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=24)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "symbol"
    objects: ClassVar[PostManager] = PostManager()

    def __str__(self) -> str:
        return self.title
