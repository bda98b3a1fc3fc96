"""The documents of the demonstration, entered through the doors that everybody uses."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from django.utils import timezone

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import AreaNotFoundError, area_by_code, communes_of
from vungxanh.programme.actions.cascade import choose_clause, demand, tell_done
from vungxanh.programme.actions.directives import add_clause, enter_directive, relate
from vungxanh.programme.actions.published import enter_published
from vungxanh.programme.actions.targets import set_target
from vungxanh.programme.models import Clause, Duty
from vungxanh.programme.rules import directives as rules
from vungxanh.programme.rules.cascade import Choice, Chosen
from vungxanh.programme.rules.cascade import Duty as DutyKind
from vungxanh.programme.rules.conferences import Does, Kind
from vungxanh.programme.rules.directives import ClauseSort, Relation, Sort
from vungxanh.programme.rules.partial import PartialDate, Reading, SourcedDate
from vungxanh.programme.rules.published import PublishedConference, PublishedPoint, Said, Statement
from vungxanh.programme.rules.targets import Comparison, Measure

INVENTED = "dựng để minh họa"
Line = Mapping[str, Any]
People = Mapping[str, Actor]
"""Who acts in the demonstration, by the words of its files: analyst, officer-1, approver-2, border-guard."""


class Documents:
    """The documents while they are entered, in the order of the file: what is above comes first."""

    def __init__(self, sources: Mapping[str, str], people: People, at: datetime) -> None:
        self.sources = {**sources, "invented": INVENTED}
        self.people, self.analyst, self.at = people, people["analyst"], at
        self.today = timezone.localdate(at)
        self.numbers: dict[str, int] = {}

    def document(self, line: Line) -> None:
        """Enter one document with its clauses, targets, duties and ties."""
        place = line["place"]
        by = self.people[f"officer-{place['number']}"] if place["level"] == "own_commune" else self.analyst
        try:
            area = self.area(place, by)
        except AreaNotFoundError:
            return
        source = self.sources[line["source"]] if "source" in line else ""
        number = enter_directive(told=self._told(line, area), source=source, by=by, at=self.at)
        self.numbers[line["key"]] = number
        self._clauses(number, line, by)
        for relation in Relation:
            for key in line.get(relation.value, ()):
                if key not in self.numbers:
                    continue
                relate(of=number, relation=relation, to=self.numbers[key], by=by, at=self.at)
        self._targets(number, line, by)
        self._duties(number, line, by)
        self._choices(number, line, by)

    def area(self, place: Line, by: Actor) -> int | None:
        """The area of a place of the file; raises AreaNotFoundError."""
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
        communes = [unit.id for unit in communes_of(self.analyst.area_id, self.today)]
        for duty in line.get("duties", ()):
            due = self.today + timedelta(duty["due"])
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

    def published(self, line: Line) -> None:
        """Enter one conference as its source tells it."""
        try:
            area = self.area(line["place"], self.analyst)
            points = tuple(self._point(one) for one in line.get("points", ()))
        except AreaNotFoundError:
            return
        told = PublishedConference(
            kind=Kind(line["kind"]),
            title=line["title"],
            area=area,
            held_by=line["held_by"],
            on=PartialDate(line["dated"]),
            source=self.sources[line["source"]],
            note=line.get("note", ""),
            about=tuple((self.numbers[key], Does(does)) for key, does in line["about"]),
            points=points,
            statements=tuple(
                Statement(Said(one["sort"]), one["text"], one.get("office", "")) for one in line["statements"]
            ),
        )
        enter_published(told, by=self.analyst, at=self.at)

    def _point(self, point: Line) -> PublishedPoint:
        area = self.area(point["place"], self.analyst)
        return PublishedPoint(area, point.get("summoned"), point.get("present"))

    def told(self, line: Line) -> None:
        """Say what shows that a commune did what it owed."""
        officer = self.people[f"officer-{line['commune']}"]
        duty = Duty.objects.get(
            directive=self.numbers[line["directive"]], duty=line["duty"], area=officer.area_id
        )
        on = self.today + timedelta(line["days"])
        tell_done(duty=duty.pk, on=on, reference=line["reference"], by=officer, at=self.at)
