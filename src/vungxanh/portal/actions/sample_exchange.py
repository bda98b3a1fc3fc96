"""What the sample's communes exchanged: comparisons with a register, the requests of a past year."""

from datetime import datetime, timedelta

from vungxanh.dossiers import interface as dossiers
from vungxanh.dossiers.interface import Request
from vungxanh.portal.actions.sample_dossiers import Office

LATE, IN_TIME = 5, 7
"""So many invented requests of the last year were answered late, and in time."""
NUMBER = 601
"""The number of the first invented decision that no dossier rests on."""


def invent_exchange(here: Office, there: Office, *, at: datetime) -> None:
    """Let both communes compare with an invented register, and one answer a year's requests; once.

    The requests are about decisions that no dossier rests on, as when somebody asks whether there is one.
    """
    year = dossiers.last_year(at.date())
    if year in dossiers.published_years(here.officer):
        return
    _compare(here, at, without=1, unknown=2)
    _compare(there, at, without=0, unknown=0)
    _ask(here, at.replace(year=year, month=9, day=8))
    dossiers.keep_day(at=at)


def _compare(office: Office, at: datetime, *, without: int, unknown: int) -> None:
    """The register has all decisions of the desk but some, and some that the commune does not know."""
    decisions = [row.state.decision for row in dossiers.desk(office.officer, at=at).rows][without:]
    lines = [f"{one.symbol}; {one.date:%d/%m/%Y}" for one in decisions]
    lines += [f"{NUMBER + number}/QĐ-CAX; {at:%d/%m/%Y}" for number in range(unknown)]
    dossiers.reconcile(text="\n".join(lines), by=office.officer, at=at)


def _ask(office: Office, at: datetime) -> None:
    """People asked by decisions they held; some were answered late."""
    for number in range(LATE + IN_TIME):
        dossiers.receive(
            area_id=office.area_id,
            symbol=f"{NUMBER + number}/QĐ-UBND",
            decided_on=at.date() - timedelta(20),
            request=Request.CORRECT if number < IN_TIME else Request.ERASE,
            by=office.officer,
            at=at,
        )
    waiting = dossiers.desk(office.officer, at=at).requests
    own = sorted(one.id for one in waiting if one.received_on == at.date())
    for number, request in enumerate(own):
        answered = at + timedelta(9 if number < LATE else 1)
        dossiers.answer(objection_id=request, by=office.officer, at=answered)
        dossiers.close(objection_id=request, outcome=None, by=office.officer, at=answered)
