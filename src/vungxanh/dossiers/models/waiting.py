"""What waits: for a second human, for the commune a person moves to, for an answer, for a reader."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import Scoped, lasting
from vungxanh.dossiers.models.dossiers import Dossier, gone_with
from vungxanh.dossiers.rules.kinds import Issuer, Kind, Outcome, Request
from vungxanh.dossiers.rules.term import SYMBOL
from vungxanh.dossiers.rules.waiting import ACTS, DECLINED, LEVELS, TOLD, TRANSFER_OUTCOMES


class DossierProposal(models.Model):
    """What one human proposes and another approves or sends back (đề nghị chờ duyệt); ends by itself.

    `facts` as in an event; `dossier` is missing for an opening. Approved, the row goes: the event says who
    proposed it. Sent back, it stays until its own end, so that the proposer sees why.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "minor": "internal",
        "dossier": "internal",
        "act": "internal",
        "predecessor": "internal",
        "facts": "internal",
        "proposed_on": "internal",
        "holder": "internal",
        "post": "internal",
        "declined_on": "internal",
        "declined_as": "internal",
        "declined_by": "internal",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    minor = models.BooleanField()
    dossier = models.ForeignKey(Dossier, null=True, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=8)
    predecessor = models.UUIDField(null=True)
    facts = models.JSONField()
    proposed_on = models.DateField()
    holder = models.UUIDField()
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    declined_on = models.DateField(null=True)
    declined_as = models.CharField(max_length=20, default="")
    declined_by = models.UUIDField(null=True)

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(act__in=ACTS), name="dossier_proposal_act_known"),
            models.UniqueConstraint(
                # The commune that somebody moves to proposes on the same dossier as the one they leave.
                fields=["area", "dossier"],
                condition=Q(declined_on=None),
                name="dossier_proposal_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(dossier__isnull=False) | Q(act="open"), name="dossier_proposal_names_its_dossier"
            ),
            models.CheckConstraint(
                condition=Q(declined_on=None, declined_as="", declined_by=None)
                | (
                    Q(declined_on__isnull=False, declined_as__in=DECLINED, declined_by__isnull=False)
                    & ~Q(declined_by=F("holder"))
                ),
                name="dossier_proposal_declined_by_another",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "id", "minor"], name="dossier_proposal_here")]
        triggers: ClassVar = lasting(
            "area_id", "predecessor", "declined_on", "declined_as", "declined_by", removable="TRUE"
        )

    def __str__(self) -> str:
        return f"{self.act} {self.proposed_on}"


class Transfer(models.Model):
    """A hand-over as the receiving commune sees it (chuyển giao): what finds the paper, and the clock.

    `area` is the receiving commune, so both sides see the same clock: the sender in its own dossier.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "minor": "internal",
        "origin": "internal",
        "dossier": "internal",
        "kind": "internal",
        "symbol": "internal",
        "decided_on": "internal",
        "issuer": "internal",
        "last_day": "internal",
        "left_at": "internal",
        "due": "internal",
        "closed_on": "internal",
        "outcome": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    minor = models.BooleanField()
    origin = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    symbol = models.CharField(max_length=40)
    decided_on = models.DateField()
    issuer = models.CharField(max_length=28)
    last_day = models.DateField(null=True)
    left_at = models.DateTimeField()
    due = models.DateTimeField()
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, default="")

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(closed_on=None), name="transfer_one_open_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="transfer_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(issuer__in=[issuer.value for issuer in Issuer]), name="transfer_issuer_known"
            ),
            models.CheckConstraint(
                condition=~Q(area=F("origin")) | Q(closed_on__isnull=False), name="transfer_goes_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(symbol__regex=f"^{SYMBOL.pattern}$"), name="transfer_symbol_of_a_document"
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="")
                | Q(closed_on__isnull=False, outcome__in=TRANSFER_OUTCOMES),
                name="transfer_closed_with_its_outcome",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "id", "minor"], name="transfer_here")]
        triggers: ClassVar = lasting(
            "area_id", "origin_id", "minor", "last_day", "closed_on", "outcome",
            removable=gone_with("dossier_id"),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.origin_id} → {self.area_id}"


class Objection(models.Model):
    """A correction or objection that a person asked for (yêu cầu của người được quản lý), with its clocks.

    It is found by the decision the person holds in hand; `dossier` is missing until one is found, and
    `number` counts within the dossier. `level` says where it was received.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "minor": "internal",
        "dossier": "internal",
        "number": "internal",
        "symbol": "internal",
        "decided_on": "internal",
        "request": "internal",
        "level": "internal",
        "received_on": "internal",
        "holder": "internal",
        "post": "internal",
        "answer_by": "internal",
        "act_by": "internal",
        "answered_on": "internal",
        "answered_by": "internal",
        "closed_on": "internal",
        "outcome": "internal",
        "closed_by": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    minor = models.BooleanField()
    dossier = models.ForeignKey(Dossier, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(null=True)
    symbol = models.CharField(max_length=40)
    decided_on = models.DateField()
    request = models.CharField(max_length=8)
    level = models.CharField(max_length=10)
    received_on = models.DateField()
    holder = models.UUIDField()
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    answer_by = models.DateField()
    act_by = models.DateField()
    answered_on = models.DateField(null=True)
    answered_by = models.UUIDField(null=True)
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, default="")
    closed_by = models.UUIDField(null=True)

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["dossier", "number"], name="objection_numbered"),
            models.CheckConstraint(
                condition=Q(request__in=[request.value for request in Request]),
                name="objection_request_known",
            ),
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="objection_level_known"),
            models.CheckConstraint(
                condition=Q(symbol__regex=f"^{SYMBOL.pattern}$"), name="objection_symbol_of_a_document"
            ),
            models.CheckConstraint(
                condition=Q(dossier=None, number=None) | Q(dossier__isnull=False, number__isnull=False),
                name="objection_number_of_its_dossier",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None, outcome="", closed_by=None)
                | Q(
                    closed_on__isnull=False,
                    closed_by__isnull=False,
                    outcome__in=[*(outcome.value for outcome in Outcome), "no_dossier"],
                ),
                name="objection_closed_with_its_outcome",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "id", "minor"], name="objection_here")]
        triggers: ClassVar = lasting(
            "area_id", "minor", "dossier_id", "number", "answered_on", "answered_by",
            "closed_on", "outcome", "closed_by", "act_by",
            removable=f"OLD.dossier_id IS NULL AND OLD.closed_on IS NOT NULL OR {gone_with('dossier_id')}",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.request} {self.received_on}"


class RecipientNotice(models.Model):
    """Tells a commune that holds a dossier of the same person what was corrected elsewhere (thông báo).

    `dossier` is the recipient's own. It stays on the commune's page until somebody says that it was read.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "minor": "internal",
        "dossier": "internal",
        "what": "internal",
        "told_on": "internal",
        "read_on": "internal",
        "read_by": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", db_index=False)
    minor = models.BooleanField()
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=20)
    told_on = models.DateField()
    read_on = models.DateField(null=True)
    read_by = models.UUIDField(null=True)

    objects = Scoped()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(what__in=TOLD), name="recipient_notice_known")
        ]
        indexes: ClassVar = [models.Index(fields=["area", "id", "minor"], name="recipient_notice_here")]
        triggers: ClassVar = lasting(
            "area_id", "minor", "read_on", "read_by", removable=gone_with("dossier_id")
        )

    def __str__(self) -> str:
        return f"{self.what} {self.told_on}"
