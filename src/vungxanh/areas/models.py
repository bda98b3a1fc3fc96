"""Administrative areas in their versions, what became of them, their boundaries and residents."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q


class Area(models.Model):
    """An administrative unit in one of its versions (địa bàn).

    A code is not an identity: merged units reuse a predecessor's code, so the key is
    (code, start of validity) behind a surrogate. `validity` is half-open; no lower bound means
    the source does not know since when. `parent` is the latest version of the parent during this
    version; a parent may change its own kind meanwhile, so look children up through
    `interface.communes_of`.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "public",
        "code": "public",
        "name": "public",
        "kind": "public",
        "level": "public",
        "parent": "public",
        "validity": "public",
        "origin": "public",
        "sort_key": "public",
        "search_key": "public",
        "latitude": "public",
        "longitude": "public",
        "resolution": "public",
        "decided_on": "public",
        "source": "public",
    }

    class Origin(models.TextChoices):
        """Where a unit comes from; illustrative units never stand among official ones."""

        OFFICIAL = "official", "chính thức"
        ILLUSTRATIVE = "illustrative", "minh họa"

    code = models.CharField(max_length=12)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=24)
    level = models.CharField(max_length=12)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    validity = DateRangeField()
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.OFFICIAL)
    sort_key = models.CharField(max_length=400, db_collation="C", default="")
    search_key = models.CharField(max_length=200, db_index=True, default="")
    latitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    longitude = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    resolution = models.CharField(max_length=60, blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            ExclusionConstraint(
                name="area_versions_do_not_overlap",
                expressions=[
                    ("origin", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    ("code", RangeOperators.EQUAL),
                    ("validity", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="area_level_known", condition=Q(level__in=["province", "district", "commune"])
            ),
            models.CheckConstraint(
                name="area_code_has_the_form_of_its_origin",
                condition=(
                    Q(origin="official", level="province", code__regex="^[0-9]{2}$")
                    | Q(origin="official", level="district", code__regex="^[0-9]{3}$")
                    | Q(origin="official", level="commune", code__regex="^[0-9]{5}$")
                    | Q(origin="illustrative", code__regex="[^0-9]")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class Succession(models.Model):
    """One step from a unit to a unit that carries it on; `part` says the predecessor was split."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "public",
        "predecessor": "public",
        "successor": "public",
        "extent": "public",
        "resolution": "public",
        "decided_on": "public",
        "source": "public",
    }

    predecessor = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="succeeded_by")
    successor = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="preceded_by")
    extent = models.CharField(max_length=8)
    resolution = models.CharField(max_length=60)
    decided_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(name="succession_extent_known", condition=Q(extent__in=["whole", "part"])),
            models.CheckConstraint(name="succession_not_to_itself", condition=~Q(predecessor=F("successor"))),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id} ({self.extent})"


class BoundaryLayer(models.Model):
    """A set of boundaries brought in from outside, with where it comes from and its date."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "public",
        "source": "public",
        "as_of": "public",
        "sha256": "public",
        "imported_by": "internal",
        "imported_at": "internal",
    }

    source = models.CharField(max_length=300)
    as_of = models.DateField()
    sha256 = models.CharField(max_length=64)
    imported_by = models.CharField(max_length=60)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sha256", "as_of"], name="boundary_layer_once")
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.as_of}"


class Boundary(models.Model):
    """The outline of one area in one layer, as GeoJSON polygons in degrees (WGS 84)."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "public",
        "layer": "public",
        "area": "public",
        "polygons": "public",
        "repaired": "public",
    }

    layer = models.ForeignKey(BoundaryLayer, on_delete=models.CASCADE, related_name="boundaries")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="boundaries")
    polygons = models.JSONField()
    repaired = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["layer", "area"], name="boundary_once_in_a_layer")
        ]

    def __str__(self) -> str:
        return f"{self.area_id} in {self.layer_id}"


class ResidentSeries(models.Model):
    """Residents of many areas from one source on one day."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "public",
        "source": "public",
        "as_of": "public",
        "basis": "public",
        "sha256": "public",
        "imported_by": "internal",
        "imported_at": "internal",
    }

    class Basis(models.TextChoices):
        """Whom the source counts."""

        ACTUAL = "actual", "đang cư trú"
        REGISTERED = "registered", "đăng ký"

    source = models.CharField(max_length=300)
    as_of = models.DateField()
    basis = models.CharField(max_length=12, choices=Basis)
    sha256 = models.CharField(max_length=64)
    imported_by = models.CharField(max_length=60)
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sha256", "as_of", "basis"], name="resident_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.as_of}, {self.basis}"


class ResidentFigure(models.Model):
    """Residents of one area in one series; with flags it waits until a post accepts it."""

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "public",
        "series": "public",
        "area": "public",
        "residents": "public",
        "flags": "public",
    }

    series = models.ForeignKey(ResidentSeries, on_delete=models.CASCADE, related_name="figures")
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="resident_figures")
    residents = models.PositiveBigIntegerField()
    flags = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["series", "area"], name="resident_figure_once_in_a_series")
        ]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.residents}"


class ResidentAcceptance(models.Model):
    """A post's word that an implausible number of residents of an area is right.

    It holds for the number, from whichever series, workbook or form it comes.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "area": "internal",
        "residents": "internal",
        "accepted_by": "internal",
        "accepted_at": "internal",
    }

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="accepted_residents")
    residents = models.PositiveBigIntegerField()
    accepted_by = models.CharField(max_length=60)
    accepted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area", "residents"], name="resident_acceptance_once")
        ]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.residents} ({self.accepted_by})"
