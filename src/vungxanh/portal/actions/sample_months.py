"""The sample's first commune has a month behind it: a few things that happened, and the report of them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from vungxanh.periods.interface import ReportMonth
from vungxanh.portal.actions.sample_dossiers import Office
from vungxanh.records.interface import enter, report_month

SAMPLE = UUID("6d61752d-7468-416e-a720-62616f2d6361")
"""Names the sample's events, so that loading it again adds none."""


def invent_month(here: Office, *, at: datetime) -> None:
    """Two sessions, a screening, a model and an obstacle of the last month that is over; all invented."""
    month = ReportMonth.containing(at.date()).previous
    session = {"audience": "pupils", "channel": "meeting", "language": "vi", "attendance": 120}
    rows: tuple[tuple[str, int, Mapping[str, Any]], ...] = (
        ("prevention_session", 3, session),
        ("prevention_session", 9, session | {"audience": "everybody", "attendance": 64}),
        ("screening", 12, {"tested": [{"ground": "volunteer", "tests": 3}], "confirmed": 0}),
        ("model_founded", 15, {"type": "group", "members": 12}),
        ("obstacle_met", 20, {"sort": "terrain", "body": "province_committee"}),
    )
    for number, (kind, day, facts) in enumerate(rows):
        enter(
            kind,
            area_id=here.area_id,
            day=month.period.start + timedelta(day),
            facts=facts,
            by=here.officer,
            at=at,
            key=uuid5(SAMPLE, f"{month} {number}"),
        )
    report_month(area_id=here.area_id, month=month, officer=here.officer, approver=here.approver, at=at)
