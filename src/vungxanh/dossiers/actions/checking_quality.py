"""The daily check of every dossier by the rules of quality, kept as counts: no page has to read them all."""

from datetime import datetime

from vungxanh.access.interface import Purpose, acting, duty
from vungxanh.dossiers.models import Dossier, QualityCount
from vungxanh.dossiers.queries.kept import standing
from vungxanh.dossiers.queries.rows import record_of
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.quality import passing, with_doubles


def check_quality(*, at: datetime) -> int:
    """Check every dossier that stands, once a day; returns of how many communes something was kept.

    A commune whose dossiers are all over is kept with none, so that an older check does not stand for it.
    """
    on = day_of(at)
    with acting(None, "check quality"), duty(Purpose.CHECK_QUALITY):
        if QualityCount.objects.filter(day=on).exists():
            return 0
        held = sorted(set(Dossier.objects.values_list("area", flat=True)))
        for area_id in held:
            rows = _counts(area_id, at)
            QualityCount.objects.bulk_create(rows, ignore_conflicts=True)
    return len(held)


def _counts(area_id: int, at: datetime) -> list[QualityCount]:
    on = day_of(at)
    records = with_doubles(
        record_of(kept, state, at)
        for kept in standing([area_id], on)
        if (state := kept.state(on)) is not None
    )
    return [
        QualityCount(commune_id=area_id, day=on, what=what, passing=count, total=len(records))
        for what, count in passing(records).items()
    ]
