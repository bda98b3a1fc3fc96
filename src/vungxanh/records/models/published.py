"""What provinces, the ministry and the press have published: claims with their sources, never summed.

No fact, measurement or verdict is made of these rows. They are only added; a row that no longer counts has a
withdrawal beside it.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from vungxanh.access.interface import frozen, tracked
from vungxanh.records.rules.measures import (
    COMPARATORS,
    CONFIDENCE,
    ERAS,
    ROLES,
    SUBSTANCES,
    TARGET_TYPES,
)

DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
WORD = r"^[a-z][a-z0-9_]*$"
"""A measure or definition: `rules/measures.py` lists them, and grows without a migration."""
REFUSALS = ("below_province", "restated", "not_drug", "duplicate", "unclear", "wrong")
"""Why a mark is not taken into the register."""
WITHDRAWALS = ("mistaken", "duplicate", "source_corrected", "superseded")
"""Why a figure no longer counts; `superseded`: the file has a newer version of the row, or none."""


def _among(name: str, words: tuple[str, ...], *, empty: bool = False) -> Q:
    """The field holds one of the words; the empty text too where it may be left out."""
    return Q(**{f"{name}__in": [*words, ""] if empty else list(words)})


def _partial_date(name: str) -> Q:
    """The field is empty or an ISO date, which may be a month or a year."""
    return Q(**{name: ""}) | Q(**{f"{name}__regex": DATE})


PLACES = 6
"""Decimal places kept: a figure that needs more is not one that was printed."""


@tracked()
class PublishedFigure(models.Model):
    """One published figure (số liệu công bố) of a province, or of the nation where `area` is null.

    `value` is exact in `unit` and was printed with `decimals` places. `start`, `end` and `as_of` are ISO
    dates that may be partial, both ends inside. The source is an address (`url`), or an accepted mark with
    its document's hash and span. `key` and `digest` name a row of the product's own file and its version.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "public",
        "key": "public",
        "digest": "public",
        "area": "public",
        "measure": "public",
        "value": "public",
        "value_max": "public",
        "decimals": "public",
        "unit": "public",
        "substance": "public",
        "comparator": "public",
        "role": "public",
        "target_type": "public",
        "denominator": "public",
        "definition": "public",
        "start": "public",
        "end": "public",
        "as_of": "public",
        "era": "public",
        "part_of": "public",
        "complete": "public",
        "confidence": "public",
        "url": "public",
        "mark": "internal",
        "document": "internal",
        "span_start": "internal",
        "span_end": "internal",
        "note_vi": "public",
        "note_en": "public",
        "taken_by": "internal",
        "learned_at": "internal",
    }

    key = models.CharField(max_length=60, default="")
    digest = models.CharField(max_length=64, default="")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    measure = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=21, decimal_places=PLACES)
    value_max = models.DecimalField(max_digits=21, decimal_places=PLACES, null=True)
    decimals = models.PositiveSmallIntegerField(default=0)
    unit = models.CharField(max_length=12)
    substance = models.CharField(max_length=20, default="")
    comparator = models.CharField(max_length=6, default="eq")
    role = models.CharField(max_length=10, default="result")
    target_type = models.CharField(max_length=7, default="")
    denominator = models.DecimalField(max_digits=21, decimal_places=PLACES, null=True)
    definition = models.CharField(max_length=30, default="")
    start = models.CharField(max_length=10, default="")
    end = models.CharField(max_length=10, default="")
    as_of = models.CharField(max_length=10, default="")
    era = models.CharField(max_length=6)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    complete = models.BooleanField(default=False)
    confidence = models.CharField(max_length=1, default="V")
    url = models.CharField(max_length=600, default="")
    mark = models.ForeignKey("intake.Mark", on_delete=models.PROTECT, related_name="+", null=True)
    document = models.CharField(max_length=64, default="")
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    note_vi = models.CharField(max_length=300, default="")
    note_en = models.CharField(max_length=300, default="")
    taken_by = models.CharField(max_length=60, default="")
    learned_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(measure__regex=WORD), name="published_measure"),
            models.CheckConstraint(
                condition=_among("substance", SUBSTANCES, empty=True), name="published_substance"
            ),
            models.CheckConstraint(condition=_among("comparator", COMPARATORS), name="published_comparator"),
            models.CheckConstraint(condition=_among("role", ROLES), name="published_role"),
            models.CheckConstraint(
                condition=Q(definition="") | Q(definition__regex=WORD), name="published_definition"
            ),
            models.CheckConstraint(condition=_among("era", ERAS), name="published_era"),
            models.CheckConstraint(condition=_among("confidence", CONFIDENCE), name="published_confidence"),
            models.CheckConstraint(
                condition=Q(target_type="") | Q(role="target", target_type__in=TARGET_TYPES),
                name="published_target_type_of_a_target",
            ),
            models.CheckConstraint(
                condition=_partial_date("start") & _partial_date("end") & _partial_date("as_of"),
                name="published_dates_are_dates",
            ),
            models.CheckConstraint(
                condition=Q(url__regex=r"^https?://", mark=None, document="", span_start=None, span_end=None)
                | Q(
                    url="",
                    mark__isnull=False,
                    document__regex=r"^[0-9a-f]{64}$",
                    span_end__gt=F("span_start"),
                ),
                name="published_has_one_source",
            ),
            models.CheckConstraint(
                condition=Q(value_max=None) | Q(value_max__gte=F("value")), name="published_range_in_order"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["key"], condition=~Q(key=""), name="published_by_row")]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.measure} {self.value.normalize():f} {self.unit}"


@tracked()
class FigureWithdrawal(models.Model):
    """That a published figure no longer counts (rút số liệu công bố); the figure itself never changes."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "figure": "internal",
        "reason": "internal",
        "withdrawn_by": "internal",
        "withdrawn_at": "internal",
    }

    figure = models.OneToOneField(
        PublishedFigure, on_delete=models.PROTECT, primary_key=True, related_name="withdrawal"
    )
    reason = models.CharField(max_length=20)
    withdrawn_by = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_among("reason", WITHDRAWALS), name="figure_withdrawal_reason")
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.figure_id}: {self.reason}"


@tracked()
class MarkRefusal(models.Model):
    """That a mark was not taken into the register of published figures (từ chối nhận), and why."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "mark": "internal",
        "reason": "internal",
        "refused_by": "internal",
        "refused_at": "internal",
    }

    mark = models.OneToOneField("intake.Mark", on_delete=models.PROTECT, primary_key=True, related_name="+")
    reason = models.CharField(max_length=20)
    refused_by = models.CharField(max_length=60)
    refused_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_among("reason", REFUSALS), name="mark_refusal_reason")
        ]
        triggers: ClassVar = frozen()

    def __str__(self) -> str:
        return f"{self.mark_id}: {self.reason}"
