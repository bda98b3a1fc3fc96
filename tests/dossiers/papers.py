"""Invented deciding documents: what each test does not name has a plain value."""

from datetime import date

from vungxanh.dossiers.rules.kinds import AgeBand, Issuer, Origin
from vungxanh.dossiers.rules.term import DecisionReference, TermFacts

DECIDED = date(2026, 8, 3)
UNTIL_2026 = date(2026, 6, 29)
"""A day under the older law, on which a decision may still be entered under it."""


def paper(
    decided: date = DECIDED,
    issuer: Issuer = Issuer.COMMUNE_POLICE_CHIEF,
    symbol: str = "01/QĐ-CAX",
    area: int = 1,
) -> DecisionReference:
    """A decision of the invented commune 1."""
    return DecisionReference(symbol, decided, issuer, area)


def facts(
    decided: date = DECIDED,
    issuer: Issuer = Issuer.COMMUNE_POLICE_CHIEF,
    band: AgeBand = AgeBand.OLDER,
    begins: date | None = None,
    first_time: bool = True,
    months_named: int | None = None,
    origin: Origin | None = None,
    remaining_until: date | None = None,
) -> TermFacts:
    """What it says of the term."""
    return TermFacts(paper(decided, issuer), band, begins, first_time, months_named, origin, remaining_until)
