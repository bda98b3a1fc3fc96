"""Documents of the programme, and every date that was read of one."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from vungxanh.access.interface import tracked
from vungxanh.programme.rules.directives import DECIDING, Sort


@tracked()
class Directive(models.Model):
    """One document (văn bản): what it is, whose, for which period. `signatory` is an office, never a name.

    `area` is the version of the unit whose body issued it, none for the Centre, and `province` the province
    that one lies in. `keeper` is the area whose posts keep the entry. `source` is the address where the
    document, or a report of it, is public; without one only the own province sees the entry.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "symbol": "internal",
        "sort": "internal",
        "title": "internal",
        "issuer": "internal",
        "area": "internal",
        "province": "internal",
        "keeper": "internal",
        "signatory": "internal",
        "begins": "internal",
        "until": "internal",
        "text": "internal",
        "source": "internal",
        "search_key": "internal",
        "post": "internal",
        "entered_at": "internal",
    }

    symbol = models.CharField(max_length=60, blank=True)
    sort = models.CharField(max_length=12)
    title = models.CharField(max_length=300)
    issuer = models.CharField(max_length=160)
    area = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    province = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+", null=True)
    keeper = models.ForeignKey("areas.Area", on_delete=models.PROTECT, related_name="+")
    signatory = models.CharField(max_length=160, blank=True)
    begins = models.DateField(null=True)
    until = models.DateField(null=True)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=400, blank=True)
    search_key = models.CharField(max_length=800)
    post = models.ForeignKey("access.Post", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="directive_sort_known", condition=Q(sort__in=[one.value for one in Sort])
            ),
            models.CheckConstraint(
                name="directive_signed_where_it_decides",
                condition=~Q(sort__in=sorted(one.value for one in DECIDING)) | ~Q(signatory=""),
            ),
            models.CheckConstraint(
                name="directive_period_runs_forward",
                condition=Q(begins=None) | Q(until=None) | Q(until__gte=F("begins")),
            ),
            models.CheckConstraint(
                name="directive_of_an_area_lies_in_a_province",
                condition=Q(area=None, province=None) | Q(area__isnull=False, province__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.symbol or self.title


@tracked()
class DirectiveDate(models.Model):
    """What one source says the date of a document is (ngày ban hành); the first position counts.

    `on_text` is a day, a month or a year: 2024-06-05, 2024-06, 2024.
    """

    PRIVACY: ClassVar[dict[str, str]] = {
        "id": "internal",
        "directive": "internal",
        "position": "internal",
        "on_text": "internal",
        "source": "internal",
    }

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="dates")
    position = models.PositiveSmallIntegerField()
    on_text = models.CharField(max_length=10)
    source = models.CharField(max_length=400)

    class Meta:
        ordering: ClassVar = ["directive", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["directive", "position"], name="directive_date_in_its_place"),
            models.CheckConstraint(
                name="directive_date_shaped", condition=Q(on_text__regex=r"^[0-9]{4}(-[0-9]{2}){0,2}$")
            ),
            models.CheckConstraint(name="directive_date_has_a_source", condition=~Q(source="")),
        ]

    def __str__(self) -> str:
        return self.on_text
