"""Does what the log says through the acts of `records`, each by the post that would do it."""

import random
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, TextIO
from uuid import UUID

from vungxanh.access.interface import Actor
from vungxanh.periods.interface import AssessmentYear, ReportMonth
from vungxanh.records import interface as records
from vungxanh.simulator.actions.playing import HOURS, OPENS_AT
from vungxanh.simulator.actions.settling import Settled
from vungxanh.simulator.rules.events.deeds import Act, Deed


class TellingError(Exception):
    """A deed was refused that the simulator holds to be right: one of the two is wrong."""

    def __init__(self, deed: Deed, problem: Exception) -> None:
        super().__init__(f"{deed.line()}: {problem}")


class Teller:
    """Does the deeds one after another, and writes each into the log once it is done."""

    def __init__(self, settled: Settled, seed: int, log: TextIO) -> None:
        self.settled, self.log = settled, log
        self._draw = random.Random(f"ids {seed}")  # noqa: S311  # ids of nothing real, the same by seed
        self._subjects: dict[int, UUID] = {}
        self._events: dict[int, int] = {}
        self._clock = datetime.combine(date.min, OPENS_AT)
        self._keeper = False
        self._acts: Mapping[Act, Callable[[Deed, datetime], None]] = {
            Act.RECORD: self._record,
            Act.AMEND: self._amend,
            Act.WITHDRAW: self._withdraw,
            Act.PREPARE: self._prepare,
            Act.SUBMIT: self._submit,
            Act.RETURN: self._return,
            Act.VALIDATE: self._validate,
            Act.REOPEN: self._reopen,
            Act.STATE: self._state,
            Act.SLICE: self._slice,
        }

    def tell(self, deed: Deed) -> None:
        """Do one deed and log it. Raises TellingError when it is refused."""
        try:
            self._acts[deed.act](deed, self._at(deed.on))
        except Exception as problem:
            raise TellingError(deed, problem) from problem
        self.log.write(f"{deed.line()}\n")

    def _at(self, day: date) -> datetime:
        """The next second of a day from the opening of offices; a day too full ends before midnight."""
        last = datetime.combine(day, time(23, 59, 59))
        self._clock = min(
            max(datetime.combine(day, OPENS_AT), self._clock + timedelta(milliseconds=100)), last
        )
        return self._clock.replace(tzinfo=HOURS)

    def _by(self, deed: Deed) -> Actor:
        if deed.commune is None or deed.who in self.settled.posts:
            return self.settled.posts[deed.who]
        commune = self.settled.communes[deed.commune]
        return commune.approver if deed.who == "approver" else commune.officer

    def _area(self, commune: int | None) -> int:
        return self.settled.area_id if commune is None else self.settled.communes[commune].area_id

    def _subject(self, number: int) -> UUID:
        if number not in self._subjects:
            self._subjects[number] = UUID(int=self._draw.getrandbits(128), version=4)
        return self._subjects[number]

    def _facts(self, deed: Deed) -> dict[str, Any]:
        """The facts with ids where the log has numbers, without what is not said."""
        said = {name: value for name, value in deed.facts.items() if value is not None}
        if deed.kind == "seizure" and "case" in said:
            said["case"] = str(self._subject(said["case"]))
        return said

    def _told(self, deed: Deed) -> dict[str, Any]:
        return {
            "area_id": self._area(deed.commune),
            "day": deed.day,
            "facts": self._facts(deed),
            "units": [(self._area(unit), share) for unit, share in deed.units],
        }

    def _record(self, deed: Deed, at: datetime) -> None:
        key = UUID(int=self._draw.getrandbits(128), version=4)
        self._events[deed.number] = records.enter(
            deed.kind,
            **self._told(deed),
            subject=self._subject(deed.subject or 0),
            key=key,
            by=self._by(deed),
            at=at,
        )

    def _amend(self, deed: Deed, at: datetime) -> None:
        self._events[deed.number] = records.enter_anew(
            self._events[deed.of or 0],
            deed.kind,
            **self._told(deed),
            reason=deed.reason,
            by=self._by(deed),
            at=at,
        )

    def _withdraw(self, deed: Deed, at: datetime) -> None:
        records.withdraw(self._events[deed.of or 0], reason=deed.reason, by=self._by(deed), at=at)

    def _month(self, deed: Deed) -> dict[str, Any]:
        return {"area_id": self._area(deed.commune), "month": ReportMonth(*(deed.month or (0, 0)))}

    def _prepare(self, deed: Deed, at: datetime) -> None:
        records.prepare(**self._month(deed), said=deed.facts, remark="", by=self._by(deed), at=at)

    def _submit(self, deed: Deed, at: datetime) -> None:
        records.submit_month(**self._month(deed), by=self._by(deed), at=at)

    def _return(self, deed: Deed, at: datetime) -> None:
        records.send_back(**self._month(deed), reason=deed.reason, remark="", by=self._by(deed), at=at)

    def _validate(self, deed: Deed, at: datetime) -> None:
        records.validate(**self._month(deed), by=self._by(deed), at=at)

    def _reopen(self, deed: Deed, at: datetime) -> None:
        records.reopen(**self._month(deed), reason=deed.reason, remark="", by=self._by(deed), at=at)

    def _state(self, deed: Deed, at: datetime) -> None:
        area, year = self._area(deed.commune), AssessmentYear(deed.facts["year"])
        stated = records.Stated(deed.facts["stated"])
        if deed.kind == "resident_violators":
            records.state_violators(area_id=area, year=year, stated=stated, by=self._by(deed), at=at)
            return
        if not self._keeper:
            records.name_keeper(post=self._by(deed), by=self.settled.posts["chief"], at=at)
            self._keeper = True
        records.state_fugitives(area_id=area, year=year, stated=stated, by=self._by(deed), at=at)

    def _slice(self, deed: Deed, at: datetime) -> None:
        month = ReportMonth(*(deed.month or (0, 0)))
        records.record_slice(month=month, figures=deed.facts, by=self._by(deed), at=at)
