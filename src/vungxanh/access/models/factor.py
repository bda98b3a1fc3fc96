"""The second factor of one human, and who was named to see dossiers of minors."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from vungxanh.access.models.changes import tracked
from vungxanh.access.models.post import Post


@tracked(exclude=("secret", "last_step"))
class SecondFactor(models.Model):
    """The authenticator app of one holder: it serves every post of that human and goes with the human.

    `secret` is encrypted with a key that is not in the database. `last_step` is the half minute of the last
    code that was taken: a code works once.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "holder": "internal",
        "secret": "internal",
        "made_at": "internal",
        "last_step": "internal",
    }

    holder = models.UUIDField(primary_key=True)
    secret = models.CharField(max_length=255)
    made_at = models.DateTimeField()
    last_step = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.holder)


@tracked(exclude=("code_hash",))
class RecoveryCode(models.Model):
    """A code that stands in once for the app of a holder. Only a keyed hash of it is kept."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "holder": "internal",
        "code_hash": "internal",
        "used_at": "internal",
    }

    holder = models.UUIDField(db_index=True)
    code_hash = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.holder)


@tracked()
class MinorsNaming(models.Model):
    """From when to when a holder, in a post, may see dossiers of ages 12–17: a dated list.

    `place` numbers the places of the list: two in a commune, one in a province. No two namings share a place
    on a day, and no holder stands twice.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "post": "internal",
        "holder": "internal",
        "area": "internal",
        "place": "internal",
        "days": "internal",
    }

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="namings")
    holder = models.UUIDField()
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    days = DateRangeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(place__in=[1, 2]), name="minors_naming_place_known"),
            models.CheckConstraint(condition=models.Q(days__isempty=False), name="minors_naming_has_days"),
            ExclusionConstraint(
                name="minors_naming_place_once",
                expressions=[
                    ("area", RangeOperators.EQUAL),
                    ("place", RangeOperators.EQUAL),
                    ("days", RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="minors_naming_holder_once",
                expressions=[
                    ("area", RangeOperators.EQUAL),
                    ("holder", RangeOperators.EQUAL),
                    ("days", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.days}"
