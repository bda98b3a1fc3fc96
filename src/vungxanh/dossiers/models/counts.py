"""Changes of place as signed lines, the daily counts that outlive a dossier, and the ledger of ends."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import Scoped, frozen, lasting
from vungxanh.dossiers.models.dossiers import Dossier, gone_with
from vungxanh.dossiers.rules.quality import DEMANDS
from vungxanh.dossiers.rules.state import Standing

STANDINGS = [standing.value for standing in Standing]
LEDGER = ("ended", "erased")


class DossierStep(models.Model):
    """A dossier comes to a place of the stock or leaves it, on a day that may still be ahead (thay đổi).

    `commune` is where it is counted, `area` who keeps the dossier now. Lapses and missed reviews are lines
    ahead of their day, so that a stock of any day is a sum and waits for nobody. `folded_on`: the day on
    which the line went into the daily counts; a folded line stays, and what later proves wrong is taken back
    by a line of the opposite sign.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "dossier": "internal",
        "day": "internal",
        "commune": "internal",
        "kind": "internal",
        "exempt": "internal",
        "standing": "internal",
        "cause": "internal",
        "entered": "internal",
        "count": "internal",
        "folded_on": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps")
    day = models.DateField()
    commune = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    exempt = models.BooleanField()
    standing = models.CharField(max_length=12)
    cause = models.CharField(max_length=40)
    entered = models.BooleanField()
    count = models.SmallIntegerField()
    folded_on = models.DateField(null=True)

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(standing__in=STANDINGS), name="dossier_step_standing_known"),
            models.CheckConstraint(condition=~Q(count=0), name="dossier_step_counts"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["commune", "day"], name="dossier_step_of_a_day"),
            models.Index(fields=["day"], condition=Q(folded_on=None), name="dossier_step_to_fold"),
        ]
        triggers: ClassVar = lasting(
            "area_id", "folded_on", removable=f"OLD.folded_on IS NULL OR {gone_with('dossier_id')}"
        )

    def __str__(self) -> str:
        return f"{self.day} {self.cause} {self.count:+d}"


class DailyCount(models.Model):
    """So many dossiers came to a place or left it on a day, by cause (số đếm ngày đã niêm phong). No id.

    Only added to: what is learned late comes as further rows, negative where it takes something back, and
    `folded_on` says since when it is known. Of everything in this package only these rows leave it.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "commune": "internal",
        "day": "internal",
        "kind": "internal",
        "exempt": "internal",
        "standing": "internal",
        "cause": "internal",
        "entered": "internal",
        "count": "internal",
        "folded_on": "internal",
    }

    commune = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    kind = models.CharField(max_length=20)
    exempt = models.BooleanField()
    standing = models.CharField(max_length=12)
    cause = models.CharField(max_length=40)
    entered = models.BooleanField()
    count = models.IntegerField()
    folded_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(standing__in=[*STANDINGS, "none"]), name="daily_count_standing_known"
            ),
            models.CheckConstraint(condition=~Q(count=0), name="daily_count_counts"),
        ]
        indexes: ClassVar = [models.Index(fields=["commune", "day"], name="daily_count_of_a_day")]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.day} {self.cause} {self.count:+d}"


class QualityCount(models.Model):
    """So many of a commune's dossiers passed one demand when they were checked on a day (kết quả kiểm hồ sơ).

    `what` is one of the four demands, all of them at once, or that there is no double. No id; only added to.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "commune": "internal",
        "day": "internal",
        "what": "internal",
        "passing": "internal",
        "total": "internal",
    }

    commune = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    what = models.CharField(max_length=12)
    passing = models.PositiveIntegerField()
    total = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "commune", "what"], name="quality_count_once_a_day"),
            models.CheckConstraint(condition=Q(what__in=DEMANDS), name="quality_count_known"),
            models.CheckConstraint(condition=Q(passing__lte=F("total")), name="quality_count_part_of_all"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.day} {self.what} {self.passing}/{self.total}"


class LedgerEntry(models.Model):
    """What became of a dossier, under the hash of its random id, for a restored database (sổ kết thúc).

    `ended`: it was over on `day`, by an act or its term, and `cause` says how; `erased`: nothing of it is
    kept since. A restored older database repeats these before it serves anybody. Nobody can work an id out
    from its hash.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "digest": "internal",
        "what": "internal",
        "day": "internal",
        "cause": "internal",
    }

    digest = models.CharField(max_length=64)
    what = models.CharField(max_length=8)
    day = models.DateField()
    cause = models.CharField(max_length=40, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest", "what"], name="ledger_entry_once"),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="ledger_entry_digest"),
            models.CheckConstraint(condition=Q(what__in=LEDGER), name="ledger_entry_known"),
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.what} {self.day}"
