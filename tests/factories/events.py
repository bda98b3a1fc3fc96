"""Invented events, as a commune would tell them."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4


def case_in(area: int, *, people: int = 2, on: date = date(2026, 3, 3), subject: UUID | None = None) -> Any:
    """A case of trading with so many people arrested; 0: nobody."""
    from vungxanh.records.rules.events.case import Arrested, Arrests, Case
    from vungxanh.records.rules.events.penal import Offence
    from vungxanh.records.rules.events.shape import Happened

    arrested = (Arrested(Offence.A251, people),) if people else ()
    facts = Case(offence=Offence.A251, arrests=Arrests.SOME if people else Arrests.NONE, arrested=arrested)
    return Happened(kind="case", subject=subject or uuid4(), area=area, day=on, facts=facts)


def seizure_in(
    area: int, quantity: int, *, measure: str = "g", substance: str = "heroin", case: UUID | None = None
) -> Any:
    """A weighed seizure of so many thousandths of a unit on 4 March 2026."""
    from vungxanh.records.rules.events.seizure import Certainty, Seizure
    from vungxanh.records.rules.events.shape import Happened
    from vungxanh.records.rules.events.substances import Measure

    facts = Seizure(
        substance=substance,
        quantity=quantity,
        measure=Measure(measure),
        certainty=Certainty.MEASURED,
        case=case,
    )
    return Happened(kind="seizure", subject=uuid4(), area=area, day=date(2026, 3, 4), facts=facts)


def destruction_of(seizure: Any, quantity: int, *, on: date = date(2026, 3, 5)) -> Any:
    """So many thousandths of it destroyed."""
    from vungxanh.records.rules.events.destruction import Destruction
    from vungxanh.records.rules.events.shape import Happened

    return Happened(
        kind="destruction",
        subject=seizure.subject,
        area=seizure.area,
        day=on,
        facts=Destruction(quantity=quantity),
    )
