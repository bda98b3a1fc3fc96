"""A simulated year counted from the simulator's own log, a plain file: nothing of the product is imported.

The log is read line by line, as it was written. A month's figures are worked out when it is submitted, from
what had been told by then, and count until the report is returned or reopened.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Month = tuple[int, int]
Figures = dict[tuple[str, str], int | None]
DAYS_TO_REPORT = 5
"""Days after a month's last one on which its report is still on time."""
OF_SUBSTANCE = {
    "heroin": "D07",
    "methamphetamine": "D08",
    "mdma": "D08",
    "mixed_synthetic": "D08",
    "cannabis": "D10",
    "opium": "D11",
    "ketamine": "D12",
    "precursor": "D13",
}
KINDS = {
    "cases": {"case", "case_share"},
    "seizures": {"seizure", "destruction"},
    "crops": {"crop_found", "crop_destroyed"},
    "screening": {"screening"},
    "prevention": {"prevention_session"},
    "models": {"model_founded", "model_activity", "model_ended"},
}


def days_of(month: Month) -> tuple[date, date]:
    """The first day of a report month and the first day after it."""
    year, number = month
    before = date(year, number - 1, 15) if number > 1 else date(year - 1, 12, 15)
    return before, date(year, number, 15)


def half_a_year_after(day: date) -> date:
    """Six months later, the last day of a shorter month at most."""
    year, month = day.year + (day.month + 5) // 12, (day.month + 5) % 12 + 1
    return min(date(year, month, 1) + timedelta(day.day - 1), _last_of(year, month))


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


@dataclass
class Told:
    """The newest version of an event; `first` is the number of the deed that told it first."""

    first: int
    kind: str
    subject: int
    commune: int | None
    day: date
    facts: dict[str, Any]
    units: list[list[Any]]


@dataclass
class Recount:
    """What the log has said so far."""

    events: dict[int, Told] = field(default_factory=dict)
    said: dict[tuple[int, Month], dict[str, str]] = field(default_factory=dict)
    reports: dict[tuple[int, Month], Figures] = field(default_factory=dict)
    handed_in: dict[tuple[int, Month], date] = field(default_factory=dict)
    stated: dict[tuple[int, str, int], str] = field(default_factory=dict)
    slices: dict[tuple[str, str, Month], int | None] = field(default_factory=dict)
    _first: dict[int, int] = field(default_factory=dict)
    _where: defaultdict[int | None, set[int]] = field(default_factory=lambda: defaultdict(set))
    _about: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """Where to look, so that a province is counted in minutes: the deeds that ever told of a commune, as its
    own or as a unit's, and of a subject. What they tell now is in `events` alone."""

    @classmethod
    def of(cls, log: Iterable[str], *, known_on: date) -> "Recount":
        """Everything that was done by the end of a day."""
        made = cls()
        for line in map(json.loads, log):
            if date.fromisoformat(line["on"]) <= known_on:
                made.take(line)
        return made

    def take(self, line: dict[str, Any]) -> None:
        """One more line."""
        act = line["act"]
        if act in {"record", "amend"}:
            self._tell(line)
        elif act == "withdraw":
            del self.events[self._first[line["of"]]]
        elif act == "state":
            self.stated[line["commune"], line["kind"], line["facts"]["year"]] = line["facts"]["stated"]
        elif act == "slice":
            for figure, value in line["facts"].items():
                self.slices[line["who"].removeprefix("partner_"), figure, tuple(line["month"])] = value
        else:
            self._report(act, (line["commune"], tuple(line["month"])), line)

    def _report(self, act: str, key: tuple[int, Month], line: dict[str, Any]) -> None:
        if act == "prepare":
            self.said[key] = line["facts"]
        elif act == "submit":
            self.reports[key] = self.month(*key)
            self.handed_in.setdefault(key, date.fromisoformat(line["on"]))
        elif act in {"return", "reopen"}:
            del self.reports[key]

    def _tell(self, line: dict[str, Any]) -> None:
        first = self._first[line["of"]] if line["act"] == "amend" else line["number"]
        self._first[line["number"]] = first
        self.events[first] = Told(
            first,
            line["kind"],
            line["subject"],
            line.get("commune"),
            date.fromisoformat(line["day"]),
            line.get("facts", {}),
            line.get("units", []),
        )
        self._about[line["subject"]].add(first)
        for commune in (line.get("commune"), *(unit for unit, _ in line.get("units", []))):
            self._where[commune].add(first)

    def here(self, commune: int | None) -> list[Told]:
        """The events of a commune or of which it is a unit, and some that an amendment moved away."""
        return [self.events[one] for one in self._where[commune] if one in self.events]

    def life(self, subject: int) -> list[Told]:
        """The events of a subject, in the order of their days."""
        found = [self.events[one] for one in self._about[subject] if one in self.events]
        return sorted(found, key=lambda one: (one.day, one.first))

    def lives(self, *kinds: str, communes: Iterable[int | None] | None = None) -> list[list[Told]]:
        """The events of each subject that begins with one of the kinds; of those that have to do with some
        communes, when they are named."""
        told = self.events.values() if communes is None else [one for n in communes for one in self.here(n)]
        lives = (self.life(subject) for subject in {one.subject for one in told})
        return [life for life in lives if life[0].kind in kinds]

    def month(self, commune: int, month: Month) -> Figures:
        """The figures of a commune's report: None is unknown."""
        start, end = days_of(month)
        told = [one for one in self.here(commune) if one.commune == commune and start <= one.day < end]
        said = self.said[commune, month]
        last = end - timedelta(1)
        figures: Figures = {}
        for section, codes in FLOWS.items():
            own = [one for one in told if one.kind in KINDS.get(section, PLACES)]
            known = bool(own) or said[section] == "none"
            for code in codes:
                sure = known and not any(_silent(code, one) for one in own)
                figures[code, ""] = self.flow(code, commune, start, end) if sure else None
            for code in STOCKS.get(section, ()):
                figures[code, ""] = self.stock(code, commune, last) if known else None
        own = [one for one in told if one.kind in KINDS["seizures"]]
        zero = 0 if own or said["seizures"] == "none" else None
        parts = self.seized(start, end, {commune})
        figures |= {(f"D{number:02}", ""): zero for number in range(7, 15)}
        for (code, part), value in parts.items():
            figures.pop((code, ""), None)
            figures[code, part] = value
        return figures

    def flow(self, code: str, commune: int, start: date, end: date) -> int:
        """What happened in a commune over some days."""
        if code == "D02":
            return self._arrested(commune, start, end)
        if code in {"D16", "D17", "D18"}:
            return sum(1 for one in self._moves(commune) if one[0] == code and start <= one[1] < end)
        inside = (one for one in self.here(commune) if one.commune == commune and start <= one.day < end)
        return sum(_counted(code, one) for one in inside)

    def _arrested(self, commune: int, start: date, end: date) -> int:
        """People are counted where they were arrested."""
        total = 0
        for one in self.here(commune):
            if not start <= one.day < end:
                continue
            if one.kind == "case_share" and one.commune == commune:
                total += one.facts.get("people") or 0
            elif one.kind == "case":
                if one.commune == commune:
                    total += sum(row["people"] for row in one.facts["arrested"]) - self._elsewhere(one)
                total += sum(share or 0 for unit, share in one.units if unit == commune)
        return total

    def _elsewhere(self, case: Told) -> int:
        """People of a case whom its other units arrested."""
        shares = [one for one in self.life(case.subject) if one.kind == "case_share"]
        own = sum(share or 0 for _, share in case.units)
        return own + sum(one.facts.get("people") or 0 for one in shares)

    def stock(self, code: str, commune: int | None, day: date) -> int:
        """What stands in a commune at the end of a day; routes stand in the province."""
        if code == "E07":
            return sum(
                _awake(life, day)
                for life in self.lives("model_founded", communes=(commune,))
                if life[0].commune == commune
            )
        if code == "A14":
            return sum(_approved(life, day) for life in self.lives("route_proposed"))
        found = 0
        for life in self.lives("hotspot_found", communes=(commune,)):
            status, lapses = _status(life, day)
            listed = status == "listed"
            if code == "D15":
                found += listed and life[0].commune == commune
            elif life[0].facts["activity"] != "trade":
                touched = {life[0].commune, *(unit for unit, _ in life[0].units)}
                suspected = status == "checked" and lapses is not None and day < lapses
                found += commune in touched and (listed or suspected)
        return found

    def _moves(self, commune: int) -> Iterator[tuple[str, date]]:
        """Each time a hotspot of the commune entered the list (new or again) or left it."""
        for life in self.lives("hotspot_found", communes=(commune,)):
            if life[0].commune != commune:
                continue
            listed = ever = False
            for number, one in enumerate(life, 1):
                now = _status(life[:number], date.max)[0] == "listed"
                if now and not listed:
                    yield ("D18" if ever else "D16"), one.day
                if listed and not now:
                    yield "D17", one.day
                listed, ever = now, ever or now

    def schools(self, commune: int, start: date, day: date) -> tuple[int, int] | None:
        """Schools of the commune's list that did something from a day on, and all of the list, up to another;
        None where the list is empty."""
        listed = [
            life
            for life in self.lives("school_listed", communes=(commune,))
            if life[0].commune == commune and life[0].day <= day
        ]
        active = [
            life
            for life in listed
            if any(one.kind == "school_activity" and start <= one.day <= day for one in life)
        ]
        return (len(active), len(listed)) if listed else None

    def on_time(self, commune: int, months: Iterable[Month]) -> tuple[int, int]:
        """Reports of these months that were handed in on their day or before it, and all of them."""
        wanted = list(months)
        good = sum(
            (commune, month) in self.reports
            and self.handed_in[commune, month] <= days_of(month)[1] + timedelta(DAYS_TO_REPORT - 1)
            for month in wanted
        )
        return good, len(wanted)

    def seized(self, start: date, end: date, communes: set[int]) -> Counter[tuple[str, str]]:
        """Thousandths of each unit by indicator and substance/unit, never added across."""
        found: Counter[tuple[str, str]] = Counter()
        for life in self.lives("seizure", communes=communes):
            about = life[0].facts
            part = f"{about['substance']}/{about['measure']}"
            code = OF_SUBSTANCE.get(about["substance"], "")
            if code == "D08" and about["measure"] == "tablet":
                code = "D09"
            for one in life:
                its = code if one.kind == "seizure" else "D14"
                if its and one.commune in communes and start <= one.day < end:
                    found[its, part] += one.facts["quantity"]
        return found

    def year(self, code: str, communes: Iterable[int], year: int) -> int | None:
        """A year's figure of some communes: unknown where one of them does not know it."""
        every = [self._year(code, commune, year) for commune in communes]
        return None if None in every else sum(one or 0 for one in every)

    def _year(self, code: str, commune: int, year: int) -> int | None:
        if code in {"G03", "G04"}:
            kind = "resident_violators" if code == "G03" else "wanted_fugitives"
            return {"none": 0, "some": 1}.get(self.stated.get((commune, kind, year), "unknown"))
        months = [(year, number) for number in range(1, 13)]
        if any(code in codes for codes in STOCKS.values()):
            last = [one for one in months if (commune, one) in self.reports]
            return self.reports[commune, last[-1]][code, ""] if last else None
        figures = [self.reports.get((commune, one), {}).get((code, "")) for one in months]
        return None if None in figures else sum(one or 0 for one in figures)


FLOWS = {
    "cases": ("D01", "D02", "D04", "D05", "D06"),
    "places": ("D16", "D17", "D18"),
    "crops": ("D19", "D20"),
    "screening": ("C01", "C02"),
    "prevention": ("E01", "E02"),
    "models": (),
}
STOCKS = {"places": ("D15", "G02"), "models": ("E07",)}
STEPS = ("found", "confirmed", "documented", "cleared", "resolved", "removed", "reemerged")
PLACES = {f"hotspot_{step}" for step in STEPS}


def _counted(code: str, one: Told) -> int:
    """What one event adds to a flow of its own commune."""
    facts = one.facts
    marks = set(facts.get("marks", ()))
    if one.kind == "case":
        asked = {
            "D01": True,
            "D04": facts["offence"] == "256a",
            "D05": "cyberspace" in marks,
            "D06": marks >= {"organised", "cross_border"},
        }
        return int(asked.get(code, False))
    if one.kind == "screening":
        tests = sum(row["tests"] for row in facts["tested"])
        return {"C01": tests, "C02": facts.get("confirmed") or 0}.get(code, 0)
    if one.kind == "prevention_session":
        return {"E01": 1, "E02": facts.get("attendance") or 0}.get(code, 0)
    if one.kind == "crop_destroyed" or (one.kind == "crop_found" and facts["at_once"]):
        area = facts.get("area")
        metres = max(1, area // 100) if area else 0
        return {"D19": facts.get("plants") or 0, "D20": metres}.get(code, 0)
    return 0


def _silent(code: str, one: Told) -> bool:
    """Whether an event of the month does not say what it should."""
    facts = one.facts
    if code == "D02":
        return facts.get("arrests") == "unknown" or (one.kind == "case_share" and not facts.get("people"))
    asked = {
        "C02": ("screening", "confirmed"),
        "E02": ("prevention_session", "attendance"),
        "D19": ("crop_destroyed", "plants"),
        "D20": ("crop_destroyed", "area"),
    }
    kind, name = asked.get(code, ("", ""))
    return one.kind == kind and facts.get(name) is None


def _status(life: list[Told], day: date) -> tuple[str, date | None]:
    """How a hotspot stands after its steps up to a day, and when an unproven suspicion is over."""
    status, lapses = "", None
    for one in life:
        if one.day > day:
            break
        step = one.kind.removeprefix("hotspot_")
        if step in {"found", "reemerged"}:
            proven = one.facts["basis"] == "documented"
            status, lapses = ("listed", None) if proven else ("unchecked", one.day + timedelta(60))
        elif step == "confirmed":
            status = "listed" if status == "listed" else "checked"
        elif step == "documented":
            status, lapses = "listed", None
        else:
            status, lapses = "over", None
    return status, lapses


def _awake(life: list[Told], day: date) -> bool:
    """Whether a model did something in the six months up to a day and has not ended."""
    past = [one for one in life if one.day <= day]
    ended = any(one.kind == "model_ended" for one in past)
    return bool(past) and not ended and day < half_a_year_after(past[-1].day)


def _approved(life: list[Told], day: date) -> bool:
    past = {one.kind for one in life if one.day <= day}
    return "route_approved" in past and "route_ended" not in past
