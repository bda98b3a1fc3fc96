"""The documents of the demonstration, entered through the doors that everybody uses."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import AreaNotFoundError, area_by_code, communes_of
from vungxanh.programme.actions.cascade import choose_clause, demand, tell_done
from vungxanh.programme.actions.directives import add_clause, enter_directive, relate
from vungxanh.programme.actions.targets import set_target
from vungxanh.programme.models import Clause, Directive, Duty
from vungxanh.programme.rules import directives as rules
from vungxanh.programme.rules.cascade import Choice, Chosen
from vungxanh.programme.rules.cascade import Duty as DutyKind
from vungxanh.programme.rules.directives import ClauseSort, Relation, Sort
from vungxanh.programme.rules.partial import PartialDate, Reading, SourcedDate
from vungxanh.programme.rules.targets import Comparison, Measure

FILE = Path(__file__).parent.parent / "data" / "sample.yaml"
INVENTED = "dựng để minh họa"
Line = Mapping[str, Any]


def load_programmes(*, analyst: Actor, officers: Sequence[Actor], at: datetime) -> dict[str, int]:
    """Enter the demonstration's documents, once; their numbers by the keys of the file.

    `officers` are those of two communes of the analyst's invented province. Documents of real provinces are
    entered where the official register of areas is loaded. A database with documents stays as it is.
    """
    if Directive.objects.exists():
        return {}
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    entering = _Entering(data["sources"], analyst, officers, at)
    for line in data["documents"]:
        entering.document(line)
    for line in data["told"]:
        entering.told(line)
    return entering.numbers


class _Entering:
    """The documents while they are entered, in the order of the file: what is above comes first."""

    def __init__(
        self, sources: Mapping[str, str], analyst: Actor, officers: Sequence[Actor], at: datetime
    ) -> None:
        self.sources = {**sources, "invented": INVENTED}
        self.analyst, self.officers, self.at = analyst, officers, at
        self.numbers: dict[str, int] = {}

    def document(self, line: Line) -> None:
        """Enter one document with its clauses, targets, duties and ties."""
        place = line["place"]
        by = self.officers[place["number"] - 1] if place["level"] == "own_commune" else self.analyst
        try:
            area = self._area(place, by)
        except AreaNotFoundError:
            return
        source = self.sources[line["source"]] if "source" in line else ""
        number = enter_directive(told=self._told(line, area), source=source, by=by, at=self.at)
        self.numbers[line["key"]] = number
        self._clauses(number, line, by)
        for relation in Relation:
            for key in line.get(relation.value, ()):
                relate(of=number, relation=relation, to=self.numbers[key], by=by, at=self.at)
        self._targets(number, line, by)
        self._duties(number, line, by)
        self._choices(number, line, by)

    def _area(self, place: Line, by: Actor) -> int | None:
        if place["level"] == "centre":
            return None
        if place["level"].startswith("own_"):
            return by.area_id
        return area_by_code(place["code"], place["level"], place["day"]).id

    def _told(self, line: Line, area: int | None) -> rules.Directive:
        readings = tuple(Reading(PartialDate(day), self.sources[source]) for day, source in line["dates"])
        return rules.Directive(
            key=line["key"],
            symbol=line["symbol"],
            sort=Sort(line["sort"]),
            title=line["title"],
            issuer=line["issuer"],
            area=area,
            issued=SourcedDate(readings),
            signatory=line["signatory"],
            begins=line.get("begins"),
            until=line.get("until"),
        )

    def _clauses(self, number: int, line: Line, by: Actor) -> None:
        for clause in line.get("clauses", ()):
            add_clause(
                directive=number,
                sort=ClauseSort(clause["sort"]),
                text=clause["text"],
                number=clause.get("number", ""),
                office=clause.get("office", ""),
                by=by,
                at=self.at,
            )

    def _targets(self, number: int, line: Line, by: Actor) -> None:
        for target in line.get("targets", ()):
            set_target(
                directive=number,
                says=target["says"],
                indicator=target["indicator"],
                measure=Measure(target["measure"]),
                comparison=Comparison(target["comparison"]),
                value=Fraction(target["value"]),
                cut_off=target["cut_off"],
                by=by,
                at=self.at,
            )

    def _duties(self, number: int, line: Line, by: Actor) -> None:
        communes = [unit.id for unit in communes_of(self.analyst.area_id, self.at.date())]
        for duty in line.get("duties", ()):
            due = self.at.date() + timedelta(duty["due"])
            kind = DutyKind(duty["duty"])
            demand(directive=number, duty=kind, areas=communes, due=due, by=by, at=self.at)

    def _choices(self, number: int, line: Line, by: Actor) -> None:
        above = [self.numbers[key] for key in line.get("implements", ())][:1]
        clauses = {one.number: one.pk for one in Clause.objects.filter(directive__in=above)}
        for printed, said in line.get("choices", {}).items():
            told = Chosen(
                clause=str(clauses[printed]),
                choice=Choice(said["choice"]),
                text=said.get("text", ""),
                reason=said.get("reason", ""),
            )
            choose_clause(plan=number, told=told, by=by, at=self.at)

    def told(self, line: Line) -> None:
        """Say what shows that a commune did what it owed."""
        officer = self.officers[line["commune"] - 1]
        duty = Duty.objects.get(
            directive=self.numbers[line["directive"]], duty=line["duty"], area=officer.area_id
        )
        on = self.at.date() + timedelta(line["days"])
        tell_done(duty=duty.pk, on=on, reference=line["reference"], by=officer, at=self.at)
