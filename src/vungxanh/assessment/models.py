"""Assessments of a province: the run, and one verdict a commune with the receipt that proves it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from vungxanh.access.interface import frozen
from vungxanh.assessment.rules.sources import Side


class Run(models.Model):
    """One assessment (lần xếp loại) of a province for one year under one reading; never changed.

    `digest` names what was concluded: assessing the same figures again finds this run instead of making
    another. `readings` holds, for each of the 24 readings, the communes per class, the province's verdict
    and how many communes change class against the run's own reading.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "province": "public",
        "year": "public",
        "period": "public",
        "as_of": "public",
        "map_on": "public",
        "known_on": "public",
        "reading": "public",
        "count_at": "public",
        "residents_basis": "public",
        "target_numerator": "public",
        "target_denominator": "public",
        "target_source": "public",
        "resident_violators_province": "internal",
        "verdict": "internal",
        "receipt": "internal",
        "readings": "internal",
        "digest": "internal",
        "post": "internal",
        "created_at": "internal",
    }

    province = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    period = DateRangeField()
    as_of = models.DateField()
    map_on = models.DateField()
    known_on = models.DateField()
    reading = models.CharField(max_length=80)
    count_at = models.CharField(max_length=16)
    residents_basis = models.CharField(max_length=16)
    target_numerator = models.PositiveIntegerField(null=True)
    target_denominator = models.PositiveIntegerField(null=True)
    target_source = models.CharField(max_length=300, blank=True)
    resident_violators_province = models.BigIntegerField(null=True)
    verdict = models.CharField(max_length=16)
    receipt = models.BinaryField()
    readings = models.JSONField()
    digest = models.CharField(max_length=64)
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]
        triggers: ClassVar = frozen()
        indexes: ClassVar = [
            models.Index(fields=["province", "year", "-id"], name="run_of_province_and_year")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="run_target_is_a_share_with_its_source",
                condition=models.Q(target_numerator=None, target_denominator=None, target_source="")
                | (
                    models.Q(target_numerator__isnull=False, target_denominator__gt=0)
                    & ~models.Q(target_source="")
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.province_id}/{self.year} #{self.pk}"


class Verdict(models.Model):
    """One commune's outcome in a run (kết quả xếp loại), with its receipt byte for byte.

    A commune whose residents are implausible and not accepted is *held*: no class, no receipt, and `held`
    says why. `measurements` names the measurement behind each figure, `other_measurements` those of the
    source that did not count, `sources` which one did and how they compare; `elsewhere` what no measurement
    holds: the reported route mark and key routes, and a series that residents were taken from.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "run": "internal",
        "area": "public",
        "verdict": "internal",
        "key_class": "internal",
        "drug_free": "internal",
        "criteria_met": "internal",
        "figures": "internal",
        "verdicts": "internal",
        "held": "internal",
        "receipt": "internal",
        "receipt_sha256": "internal",
        "measurements": "internal",
        "other_measurements": "internal",
        "sources": "internal",
        "elsewhere": "internal",
    }

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="verdicts")
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=16)
    key_class = models.CharField(max_length=16, blank=True)
    drug_free = models.BooleanField(null=True)
    criteria_met = ArrayField(models.CharField(max_length=8))
    figures = models.JSONField()
    verdicts = models.JSONField()
    held = models.JSONField(default=list)
    receipt = models.BinaryField(null=True)
    receipt_sha256 = models.CharField(max_length=64, blank=True)
    measurements = models.JSONField()
    other_measurements = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    elsewhere = models.JSONField()

    class Meta:
        ordering: ClassVar = ["pk"]
        triggers: ClassVar = frozen()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "area"], name="one_verdict_a_commune_and_run"),
            models.CheckConstraint(
                name="verdict_has_a_receipt_or_a_reason",
                condition=models.Q(verdict="held", receipt=None) & ~models.Q(held=[])
                | models.Q(receipt__isnull=False, held=[]) & ~models.Q(verdict="held"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.verdict}"


class SourceChoice(models.Model):
    """Which source a commune's figures come from, as a post decided (quyết định về nguồn số liệu).

    Two clocks: `since` is the first day it is about, `decided_at` when it became known. Rows are only added.
    `whole_from`: since when the commune's registers hold everything, so that nothing in them means zero.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "public",
        "side": "internal",
        "since": "internal",
        "whole_from": "internal",
        "post": "internal",
        "decided_at": "internal",
    }

    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=9)
    since = models.DateField()
    whole_from = models.DateField(null=True)
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        triggers: ClassVar = frozen()
        constraints: ClassVar = [
            models.CheckConstraint(
                name="source_choice_known", condition=models.Q(side__in=[side.value for side in Side])
            ),
            models.CheckConstraint(
                name="source_choice_whole_registers_only",
                condition=models.Q(whole_from=None) | models.Q(side=Side.REGISTERS.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.side} {self.since}"
