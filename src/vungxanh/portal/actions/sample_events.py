"""A few invented events in the sample's first commune, told by its officer."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid5

from vungxanh.portal.actions.sample_dossiers import Office
from vungxanh.records.interface import enter

ALWAYS = UUID("3b1f5a54-8f0e-4f0b-9c56-6a9b0d0a5e11")
"""Under it the sample's events have the same keys at every start, so each stands once."""

CASE = {
    "offence": "251",
    "arrests": "some",
    "arrested": [{"offence": "251", "people": 2}],
    "marks": ["border"],
    "agencies": ["commune_police", "border_guard"],
}
SEIZURE = {"substance": "heroin", "quantity": 12_500, "measure": "g", "certainty": "measured"}


def invent_events(office: Office, *, at: datetime) -> None:
    """A case, a seizure in it, a part of that destroyed, and how far the case has come."""
    keys = [uuid5(ALWAYS, f"{office.area_id} {number}") for number in range(4)]
    told = partial(enter, area_id=office.area_id, by=office.officer, at=at)
    first, (case, seizure) = at.date() - timedelta(12), keys[:2]
    told("case", facts=CASE, day=first, key=case)
    told("seizure", facts={**SEIZURE, "case": str(case)}, day=first, key=seizure)
    part = {"quantity": 10_000}
    told("destruction", facts=part, day=first + timedelta(8), subject=seizure, key=keys[2])
    stage = {"stage": "investigated", "reporter": "police"}
    told("case_stage", facts=stage, day=first + timedelta(3), subject=case, key=keys[3])
