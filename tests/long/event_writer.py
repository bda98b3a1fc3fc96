"""One of several processes that record events while the database is killed under them.

`python -m tests.long.event_writer NUMBER SEED FOLDER`: works in two communes of its own and notes what it
tries and what was acknowledged. What was not acknowledged and has a key is sent again with the same key, as
a browser does; what was amended and not acknowledged is left alone.
"""

import os
import pickle
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from tests.long import place as places
from tests.long.working import Working

OPENS = datetime(2027, 3, 1, 7, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HAPPENED = date(2027, 2, 20)
MONTH = (2027, 2)
"""Reports go round and round in a month in which nothing happens."""
BATCH = 8


@dataclass
class Known:
    """What the notes of a writer come to.

    `numbers` are the acknowledged versions of each subject in order, `told` what its newest says, `unsure`
    the subjects on which something was begun and not acknowledged, `begun` how many changes of each were
    begun; `batches` every batch that was tried.
    """

    numbers: dict[str, list[int]] = field(default_factory=dict)
    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    begun: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    batches: list[list[str]] = field(default_factory=list)
    waiting: dict[str, Any] | None = None
    steps: int = 0
    acts: int = 0
    problems: list[str] = field(default_factory=list)


def known(lines: list[dict[str, Any]]) -> Known:
    """Read the notes together: each `try` with the `done` that follows it, if any."""
    found = Known()
    for number, line in enumerate(lines):
        if line["what"] == "problem":
            found.problems.append(line["said"])
        elif line["what"] == "try":
            answer = lines[number + 1] if number + 1 < len(lines) else {}
            _add(found, line, answer if answer.get("what") == "done" else None)
    return found


def _add(found: Known, line: dict[str, Any], answer: dict[str, Any] | None) -> None:
    found.acts += answer is not None
    _begun(found, line, sure=answer is not None)
    if answer is None:
        return
    if line["act"] == "step":
        found.steps += 1
    elif line["act"] == "batch":
        found.keys |= set(line["keys"])
    elif line["act"] == "withdraw":
        found.numbers[line["subject"]].append(answer["number"])
        found.over.add(line["subject"])
    else:
        found.numbers.setdefault(line["subject"], []).append(answer["number"])
        found.told[line["subject"]] = line
        if line["act"] == "record":
            found.keys.add(line["key"])


def _begun(found: Known, line: dict[str, Any], *, sure: bool) -> None:
    if line["act"] == "batch" and line["keys"] not in found.batches:
        found.batches.append(line["keys"])
    if line["act"] in {"record", "batch"}:
        found.waiting = None if sure else line
    if line["act"] in {"amend", "withdraw"}:
        found.begun[line["subject"]] += 1
        if not sure:
            found.unsure.add(line["subject"])


class EventWriter(Working):
    """Records, amends, withdraws; many at once; and takes a report through its steps."""

    def __init__(self, number: int, seed: int, folder: Path) -> None:
        settled = pickle.loads((folder / "settled.pickle").read_bytes())
        self.communes = settled.communes[2 * number : 2 * number + 2]
        self.analyst = settled.posts["analyst"]
        super().__init__(number, seed, folder)

    def remember(self, lines: list[dict[str, Any]]) -> None:
        """Know what was acknowledged, and what waits to be sent again."""
        self.known = known(lines)
        self._find_open()

    def _find_open(self) -> None:
        """The newest subjects that may be amended or withdrawn."""
        self.open = [
            one for one in self.known.told if one not in self.known.unsure and one not in self.known.over
        ][-20:]

    def at(self) -> datetime:
        """The next instant of this writer."""
        self.count += 1
        return OPENS + timedelta(seconds=self.count)

    def choose(self) -> Callable[[], None]:
        """The next act: first what waits."""
        if (waiting := self.known.waiting) is not None:
            return self._send_batch if waiting["act"] == "batch" else self._send
        acts: list[Callable[[], None]] = [self.record, self.record, self.record, self.batch, self.step]
        if self.open:
            acts += [self.amend, self.amend, self.withdraw]
        return self.draw.choice(acts)

    def _case(self) -> tuple[dict[str, Any], list[list[int | None]]]:
        people = self.draw.randint(1, 4)
        facts = {"offence": "251", "arrests": "some", "arrested": [{"offence": "251", "people": people}]}
        joint = self.draw.random() < 0.4
        return facts, [[1, self.draw.randint(1, people)]] if joint else []

    def record(self) -> None:
        """A case, at times with the other commune, under a key of its own."""
        facts, units = self._case()
        key = str(uuid4())
        self.known.waiting = {"act": "record", "key": key, "subject": key, "facts": facts, "units": units}
        self._send()

    def _send(self) -> None:
        from vungxanh.records.interface import enter

        told = self.known.waiting or {}
        self._try(**told)
        number = enter(
            "case",
            area_id=self.communes[0].area_id,
            day=HAPPENED,
            facts=told["facts"],
            by=self.communes[0].officer,
            at=self.at(),
            key=UUID(told["key"]),
            units=self._units(told["units"]),
        )
        self._acknowledged(number=number)

    def _try(self, **said: Any) -> None:
        self.tried = {**said, "what": "try"}
        self.notes.write(**self.tried)

    def _acknowledged(self, **said: Any) -> None:
        answer = {"what": "done", **said}
        self.notes.write(**answer)
        _add(self.known, self.tried, answer)
        self._find_open()

    def _units(self, units: list[list[Any]]) -> list[tuple[int, int | None]]:
        return [(self.communes[where].area_id, share) for where, share in units]

    def amend(self) -> None:
        """Tell one anew."""
        from vungxanh.records.interface import enter_anew

        subject = self.draw.choice(self.open)
        facts, units = self._case()
        told = {"act": "amend", "subject": subject, "facts": facts, "units": units}
        self._try(**told)
        number = enter_anew(
            self.known.numbers[subject][-1],
            "case",
            area_id=self.communes[0].area_id,
            day=HAPPENED,
            facts=facts,
            reason="learned_more",
            by=self.communes[0].officer,
            at=self.at(),
            units=self._units(units),
        )
        self._acknowledged(number=number)

    def withdraw(self) -> None:
        """Say that one never was."""
        from vungxanh.records.interface import withdraw

        subject = self.draw.choice(self.open)
        self._try(act="withdraw", subject=subject)
        of, by = self.known.numbers[subject][-1], self.communes[0].officer
        self._acknowledged(number=withdraw(of, reason="duplicate", by=by, at=self.at()))

    def batch(self) -> None:
        """Many at once, each under its key: all of them or none."""
        keys = [str(uuid4()) for _ in range(BATCH)]
        self.known.waiting = {"act": "batch", "keys": keys}
        self._send_batch()

    def _send_batch(self) -> None:
        from tests.factories.events import case_in
        from vungxanh.records.actions.recording import record_all

        keys = (self.known.waiting or {})["keys"]
        self._try(act="batch", keys=keys)
        ids = [UUID(key) for key in keys]
        told = [case_in(self.communes[1].area_id, on=HAPPENED, subject=one) for one in ids]
        record_all(told, by=self.communes[1].officer, at=self.at(), keys=ids)
        self._acknowledged()

    def step(self) -> None:
        """The next step of a report that goes round: prepared, submitted, returned."""
        from vungxanh.periods.interface import ReportMonth
        from vungxanh.records.interface import prepare, send_back, submit_month
        from vungxanh.records.queries.months import reports
        from vungxanh.records.rules.monthly.sections import BY_CODE
        from vungxanh.records.rules.monthly.steps import State

        here, month = self.communes[1], ReportMonth(*MONTH)
        state = reports([here.area_id], [month])[here.area_id, month].state
        its: dict[str, Any] = {"area_id": here.area_id, "month": month, "at": self.at()}
        said = dict.fromkeys(BY_CODE, "none")
        act = {
            State.PREPARED: partial(submit_month, **its, by=here.approver),
            State.SUBMITTED: partial(send_back, **its, reason="doubtful", remark="", by=self.analyst),
        }.get(state, partial(prepare, **its, said=said, remark="", by=here.officer))
        self._try(act="step")
        self._acknowledged(number=act())


if __name__ == "__main__":
    places.begin(dict(os.environ))
    EventWriter(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])).work()
