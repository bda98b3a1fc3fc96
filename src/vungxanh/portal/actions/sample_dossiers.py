"""A few invented dossiers for the sample's first two communes, opened by demonstration posts, two by two."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from vungxanh.access.interface import Actor
from vungxanh.dossiers import interface as dossiers
from vungxanh.dossiers.interface import (
    AgeBand,
    Extras,
    Issuer,
    Kind,
    Origin,
    Particulars,
    PlaceClass,
    Reason,
    Request,
    Sex,
)

NEW_LAW = date(2026, 7, 1)
"""From this day on the chief of the commune's police decides; before it was the chair of its committee."""
FIRST_NUMBER = 21
"""The number of the first invented decision."""
WHO = Particulars(AgeBand.OLDER, Sex.MALE, PlaceClass.COMMUNITY)
SHE = Particulars(AgeBand.YOUNG, Sex.FEMALE, PlaceClass.COMMUNITY)
FACILITY = replace(WHO, place=PlaceClass.FACILITY)


@dataclass(frozen=True)
class Office:
    """A commune with the two humans who keep its dossiers."""

    area_id: int
    officer: Actor
    approver: Actor


@dataclass(frozen=True)
class Invented:
    """One dossier: its kind, how many days ago it was decided, who, and the paper file's number."""

    kind: Kind
    ago: int
    who: Particulars = WHO
    paper: str = ""


HERE = (
    Invented(Kind.USER_MANAGEMENT, 345, WHO, "3/2025/HS"),
    Invented(Kind.USER_MANAGEMENT, 62, SHE, "11/2026/HS"),
    Invented(Kind.USER_MANAGEMENT, 12, WHO),
    Invented(Kind.HOME, 45, SHE, "12/2026/HS"),
    Invented(Kind.SUBSTITUTION, 155, WHO, "8/2026/HS"),
    Invented(Kind.SUBSTITUTION, 210, WHO, "6/2026/HS"),
    Invented(Kind.COMPULSORY, 33, FACILITY, "13/2026/HS"),
    Invented(Kind.POST_REHAB, 25, WHO, "15/2026/HS"),
)
THERE = (Invented(Kind.USER_MANAGEMENT, 90, WHO, "4/2026/HS"), Invented(Kind.HOME, 30, SHE, "9/2026/HS"))


def invent_dossiers(here: Office, there: Office, *, at: datetime) -> None:
    """Fill the desks of two communes so that each page has something on it; once. Only the acts are used that
    everybody has: nothing stands there that a person could not have entered."""
    today = at.date()
    if here.area_id in dossiers.class_inputs([here.area_id], today):
        return
    mine = [_opened(one, number, here, at) for number, one in enumerate(HERE, start=FIRST_NUMBER)]
    theirs = [_opened(one, number, there, at) for number, one in enumerate(THERE, start=41)]
    morning = at - timedelta(hours=3)
    dossiers.send(dossier_id=mine[1], to=there.area_id, left_at=morning, by=here.officer, at=at)
    yesterday = at - timedelta(hours=30)
    dossiers.send(dossier_id=theirs[0], to=here.area_id, left_at=yesterday, by=there.officer, at=at)
    dossiers.propose_opening(
        opening=_opening(Invented(Kind.USER_MANAGEMENT, 1, SHE, "16/2026/HS"), 30, here, today),
        by=here.officer,
        at=at,
    )
    ending = dossiers.Ending(Reason.COMPLETED, today)
    dossiers.propose_ending(dossier_id=mine[3], ending=ending, by=here.officer, at=at)
    _asked(4, at, here, today)
    _asked(6, at - timedelta(15), here, today)


LAST_YEAR = date(2025, 9, 15)
"""A day of the year that the sample's workbook is about."""
APART = Invented(Kind.USER_MANAGEMENT, 3, WHO, "2/2025/HS")


def invent_difference(office: Office, *, at: datetime) -> None:
    """One dossier in the year of the workbook, which says that the commune has nobody; once. So two sources
    differ somewhere, and it is seen what that does: it is shown, and changes no class."""
    if office.area_id in dossiers.class_inputs([office.area_id], at.date()):
        return
    _opened(APART, 51, office, datetime.combine(LAST_YEAR, time(9), at.tzinfo))
    dossiers.keep_day(at=at)


def _asked(which: int, at: datetime, office: Office, today: date) -> None:
    """A person asks for a correction, by the decision they hold."""
    one = HERE[which]
    dossiers.receive(
        area_id=office.area_id,
        symbol=_decision(one, FIRST_NUMBER + which, office, today).symbol,
        decided_on=today - timedelta(one.ago),
        request=Request.CORRECT,
        by=office.officer,
        at=at,
    )


def _opened(one: Invented, number: int, office: Office, at: datetime) -> UUID:
    opening = _opening(one, number, office, at.date())
    proposal = dossiers.propose_opening(opening=opening, by=office.officer, at=at)
    return dossiers.approve(proposal_id=proposal, by=office.approver, at=at)


def _opening(one: Invented, number: int, office: Office, today: date) -> dossiers.Opening:
    begins = today - timedelta(one.ago)
    origin = Origin.VOLUNTARY if one.kind is Kind.POST_REHAB else None
    months = 12 if begins < NEW_LAW and one.kind in {Kind.HOME, Kind.COMPULSORY} else None
    return dossiers.Opening(
        one.kind,
        _decision(one, number, office, today),
        Extras(begins=begins, origin=origin, months_named=months),
        replace(one.who, paper_number=one.paper),
    )


def _decision(one: Invented, number: int, office: Office, today: date) -> dossiers.DecisionReference:
    """An invented decision of somebody competent on its day."""
    decided = today - timedelta(one.ago)
    issuer = Issuer.COMMUNE_POLICE_CHIEF if decided >= NEW_LAW else Issuer.COMMUNE_PC_CHAIR
    symbol = f"{number}/QĐ-CAX" if issuer is Issuer.COMMUNE_POLICE_CHIEF else f"{number}/QĐ-UBND"
    if one.kind is Kind.COMPULSORY:
        issuer, symbol = Issuer.COURT, f"{number}/QĐ-TA"
    elif one.kind is Kind.POST_REHAB:
        issuer, symbol = Issuer.COMMUNE_PC_CHAIR, f"{number}/QĐ-UBND"
    return dossiers.DecisionReference(symbol, decided, issuer, office.area_id)
