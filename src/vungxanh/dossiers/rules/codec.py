"""Events as checked JSON and back: closed lists, numbers, days and references of papers, nothing else."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any

from cattrs.preconf.json import JsonConverter, make_converter

from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.events import Event
from vungxanh.dossiers.rules.kinds import AgeBand, Origin
from vungxanh.dossiers.rules.term import DecisionReference, TermFacts

COLUMNS = frozenset({"dossier", "seq", "day", "learned", "predecessor"})
"""What stands in columns of its own; the predecessor too, because it is forgotten when that is erased."""

SORTS: dict[str, type[Event]] = {
    "opened": happened.Opened,
    "transferred_in": happened.TransferredIn,
    "renewed": happened.Renewed,
    "reviewed": happened.Reviewed,
    "suspended": happened.Suspended,
    "resumed": happened.Resumed,
    "transfer_opened": happened.TransferOpened,
    "transfer_withdrawn": happened.TransferWithdrawn,
    "transferred_out": happened.TransferredOut,
    "passed_on": happened.PassedOn,
    "ended": happened.Ended,
    "corrected": happened.Corrected,
    "objection_received": happened.ObjectionReceived,
    "objection_closed": happened.ObjectionClosed,
}
"""The events by the name under which they are kept."""

NAMES = {sort: name for name, sort in SORTS.items()}
OPENINGS = frozenset({"opened", "transferred_in"})
TWO_HOLDERS = OPENINGS | {"renewed", "ended", "corrected"}
"""What one human proposes and another approves."""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a decision says of its term beside the reference itself; the term follows from both."""

    begins: date | None = None
    first_time: bool = True
    months_named: int | None = None
    origin: Origin | None = None
    remaining_until: date | None = None

    @classmethod
    def of(cls, facts: TermFacts) -> Extras:
        """Those of a decision's facts."""
        return cls(**{field.name: getattr(facts, field.name) for field in fields(cls)})


@lru_cache(maxsize=1)
def converter() -> JsonConverter:
    """Turns the dataclasses of `rules` into JSON and back; refuses a key that it does not know."""
    return make_converter(forbid_extra_keys=True)


def to_facts(event: Event) -> dict[str, Any]:
    """What of an event is kept as JSON."""
    plain: dict[str, Any] = converter().unstructure(event)
    return {name: value for name, value in plain.items() if name not in COLUMNS}


def from_facts(
    name: str,
    facts: dict[str, Any],
    *,
    dossier: str,
    seq: int,
    day: date,
    learned: date,
    predecessor: str = "",
) -> Event:
    """The event of a kept row. Raises cattrs' errors for a row that is not one of the lists."""
    sort = SORTS[name]
    columns: dict[str, Any] = {
        "dossier": dossier, "seq": seq, "day": day.isoformat(), "learned": learned.isoformat()
    }  # fmt: skip
    if name in OPENINGS:
        columns["predecessor"] = predecessor
    return converter().structure(facts | columns, sort)


def extras_to_json(extras: Extras) -> dict[str, Any]:
    """The facts of a term as JSON."""
    plain: dict[str, Any] = converter().unstructure(extras)
    return plain


def extras_from_json(plain: dict[str, Any]) -> Extras:
    """The facts of a term from JSON."""
    return converter().structure(plain, Extras)


def term_facts(extras: Extras, decision: DecisionReference, band: AgeBand) -> TermFacts:
    """The whole facts of a term: what was kept beside the decision, with the decision and the age band."""
    return TermFacts(decision, band, **asdict(extras))
