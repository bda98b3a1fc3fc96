"""What came of the demonstration's documents: conferences, decisions, tasks, entered as everybody does."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID, uuid5

from django.utils import timezone

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import communes_of
from vungxanh.programme.actions import agreements, funds, inspecting, practices, reporting, reviews
from vungxanh.programme.actions import conferences as meetings
from vungxanh.programme.actions.assigning import Given, assign
from vungxanh.programme.actions.closing import set_closing
from vungxanh.programme.actions.sample.documents import Line, People
from vungxanh.programme.models import Assignment, Clause, ConferencePaper, ConferencePoint, Fund, Task
from vungxanh.programme.rules.agreements import AgreementSort, Body, Party
from vungxanh.programme.rules.conferences import Does, Kind
from vungxanh.programme.rules.fund_rows import Stated
from vungxanh.programme.rules.funds import Stage
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.practices import Audience, Span, WorkSort
from vungxanh.programme.rules.reviews import Kind as ReviewKind
from vungxanh.programme.rules.reviews import Window
from vungxanh.programme.rules.targets import Comparison, Measure
from vungxanh.programme.rules.tasks import Work

SAMPLE = UUID("0d2b5c1e-7a43-4c6f-9f0a-2b6f3f1e8a66")
"""The key of each invented conference, decision and piece of work is made of this and its name."""


class Meetings:
    """Conferences, work and reports while they are entered, in days from the day of loading."""

    def __init__(self, documents: Mapping[str, int], people: People, at: datetime) -> None:
        self.documents, self.people, self.at = documents, people, at
        self.today = timezone.localdate(at)
        province = people["analyst"].area_id
        self.communes = [unit.id for unit in communes_of(province, self.today)]
        self.places = {"province": province, **{who: one.area_id for who, one in people.items()}}

    def hold(self, data: Mapping[str, Sequence[Line]]) -> None:
        """Hold the conferences, give the work, let its owners report, keep what they found good and spent,
        visit them, and ask for the reviews."""
        for name, enter in (
            ("conferences", self._conference),
            ("work", self._work),
            ("acts", self._act),
            ("agreements", self._agreement),
            ("practices", self._practice),
            ("funds", self._fund),
            ("fund_corrections", self._fund_correction),
            ("inspections", self._inspection),
            ("reviews", self._review),
        ):
            for line in data[name]:
                enter(line)

    def _day(self, days: int) -> date:
        return self.today + timedelta(days)

    def _then(self, days: int) -> datetime:
        return self.at + timedelta(days)

    def _areas(self, at: Sequence[str]) -> list[int]:
        return [self.places[one] for one in at]

    def _conference(self, line: Line) -> None:
        by, at = self.people[line["by"]], self._then(line["days"])
        told = meetings.Called(
            kind=Kind(line["kind"]),
            title=line["title"],
            chair=line["chair"],
            day=self._day(line["days"]),
            begins=time.fromisoformat(line["begins"]),
            ends=time.fromisoformat(line["ends"]),
        )
        number = meetings.call(told, by=by, at=at, key=uuid5(SAMPLE, line["key"]))
        for document, does in line["about"]:
            meetings.relate(
                conference=number, directive=self.documents[document], does=Does(does), by=by, at=at
            )
        self._points(number, line, by, at)
        self._papers(number, line, by, at)
        for place, decision in enumerate(line["decisions"], 1):
            self._decision(number, f"{line['key']}-{place}", decision, by)

    def _points(self, number: int, line: Line, by: Actor, at: datetime) -> None:
        for point in line["points"]:
            area = self.places[point["at"]]
            meetings.summon(conference=number, area_ids=[area], summoned=point["summoned"], by=by, at=at)
            if "present" in point:
                meetings.count(
                    conference=number,
                    point=ConferencePoint.objects.get(conference=number, area=area).pk,
                    present=point["present"],
                    absent=point.get("absent", {}),
                    by=by if area == by.area_id else self.people[point["at"]],
                    at=at,
                )
        if "everywhere" in line:
            named = {self.places[point["at"]] for point in line["points"]}
            others = [one for one in self.communes if one not in named]
            meetings.summon(conference=number, area_ids=others, summoned=line["everywhere"], by=by, at=at)

    def _papers(self, number: int, line: Line, by: Actor, at: datetime) -> None:
        papers = [
            *((ConferencePaper.AGENDA, title, office, "") for title, office in line["agenda"]),
            *((ConferencePaper.PAPER, title, office, text) for title, office, text in line["papers"]),
            (ConferencePaper.MINUTES, "", "", line["minutes"]),
        ]
        for sort, title, office, text in papers:
            meetings.add_paper(
                conference=number, sort=sort, title=title, office=office, text=text, by=by, at=at
            )

    def _decision(self, number: int, key: str, line: Line, by: Actor) -> None:
        following = None
        if "owner" in line:
            following = meetings.Following(
                owner=Owner(line["owner"]), area_ids=self._areas(line["at"]), deadline=self._day(line["due"])
            )
        meetings.decide(
            conference=number,
            text=line["text"],
            decided_on=self._day(line["days"]),
            signatory=line["signatory"],
            following=following,
            by=by,
            at=self._then(line["days"]),
            key=uuid5(SAMPLE, key),
        )

    def _work(self, line: Line) -> None:
        document = self.documents[line["of"]]
        clause = Clause.objects.get(directive=document, number=line["clause"]) if "clause" in line else None
        by, at = self.people[line["by"]], self._given_at(line)
        given = Given(
            what=line["what"],
            deadline=line["due_on"] if "due_on" in line else self._day(line["due"]),
            work=Work(line.get("work", "task")),
            begins=self._day(line["begins"]) if "begins" in line else None,
            directive_id=document,
            clause_id=clause.pk if clause else None,
            needs=[self._given(one) for one in line.get("needs", ())],
        )
        made = assign(
            given,
            owner=Owner(line["owner"]),
            area_ids=self._areas(line["at"]),
            by=by,
            at=at,
            key=uuid5(SAMPLE, line["key"]),
        )
        if "closing" in line:
            self._closing(made, line["closing"], by, at)

    def _given_at(self, line: Line) -> datetime:
        """When work was given: a day of the calendar, or so many days from today."""
        if "given_on" in line:
            ago: timedelta = line["given_on"] - self.today
            return self.at + ago
        return self._then(line["given"])

    def _closing(self, made: int, line: Line, by: Actor, at: datetime) -> None:
        """The value at which an indicator closes work; it does so once the year has been assessed."""
        set_closing(
            assignment=made,
            indicator=line["indicator"],
            measure=Measure(line["measure"]),
            comparison=Comparison(line["comparison"]),
            value=Fraction(line["value"]),
            cut_off=line["cut_off"],
            by=by,
            at=at,
        )

    def _fund(self, line: Line) -> None:
        """What an invented body states of its own funds of this budget year."""
        day = self._day(line["days"])
        told = [
            Stated(component, self.today.year, Stage(line["stage"]), amount)
            for component, amount in line["amounts"].items()
        ]
        funds.state_funds(
            told,
            area=self.places[line["at"]],
            as_of=day,
            document=line["document"],
            by=self.people[line["by"]],
            at=self._then(line["days"]),
            key=uuid5(SAMPLE, line["key"]),
        )

    def _fund_correction(self, line: Line) -> None:
        row = Fund.objects.get(batch=uuid5(SAMPLE, line["of"]), component=line["component"])
        funds.correct(
            fund=row.pk,
            value=line["amount"],
            document=line["document"],
            by=self.people[line["by"]],
            at=self._then(line["days"]),
            key=uuid5(SAMPLE, f"{line['of']}-{line['component']}"),
        )

    def _agreement(self, line: Line) -> None:
        signed = self._day(line["days"])
        told = agreements.Agreed(
            sort=AgreementSort(line["sort"]),
            title=line["title"],
            symbol=line["symbol"],
            signed_on=signed,
            signatory=line["signatory"],
            span=Span(begins=signed),
            parties=[Party(body=Body(one["body"]), area=self.places[one["at"]]) for one in line["parties"]],
            directive=self.documents[line["of"]],
        )
        agreements.agree(
            told, by=self.people[line["by"]], at=self._then(line["days"]), key=uuid5(SAMPLE, line["key"])
        )

    def _practice(self, line: Line) -> None:
        by = self.people[line["by"]]
        told = practices.Proposed(
            title=line["title"],
            what=line["what"],
            work=WorkSort(line["work"]),
            audience=Audience(line["audience"]),
            area=by.area_id,
            proposed_on=self._day(line["days"]),
            aim=line["aim"],
            directive=self.documents[line["of"]],
        )
        made = practices.propose(told, by=by, at=self._then(line["days"]), key=uuid5(SAMPLE, line["key"]))
        practices.begin_trial(
            practice=made,
            area=by.area_id,
            indicator=line["aim"],
            span=self._span(line["trial"]),
            by=by,
            at=self.at,
        )
        for one in line["adopted"]:
            who = self.people[one["by"]]
            practices.adopt(practice=made, area=who.area_id, span=self._span(one), by=who, at=self.at)

    def _inspection(self, line: Line) -> None:
        by, at = self.people[line["by"]], self._then(line["days"])
        visit = inspecting.Visit(
            office=line["office"],
            area_id=self.places[line["at"]],
            day=self._day(line["days"]),
            assignment=self._given(line["of"]),
        )
        made = inspecting.inspect(visit, by=by, at=at, key=uuid5(SAMPLE, line["key"]))
        for place, found in enumerate(line["findings"], 1):
            to_mend = None
            if "due" in found:
                owner, due = Owner(found["owner"]), self._day(found["due"])
                to_mend = inspecting.ToMend(owner=owner, deadline=due, head=found["head"])
            inspecting.find(
                inspection=made,
                text=found["text"],
                to_mend=to_mend,
                by=by,
                at=at,
                key=uuid5(SAMPLE, f"{line['key']}-{place}"),
            )

    def _review(self, line: Line) -> None:
        last = line["last"] if "last" in line else self._day(line["days"])
        told = reviews.Wanted(
            directive=self.documents[line["of"]],
            kind=ReviewKind(line["kind"]),
            title=line["title"],
            window=Window(line["first"], last),
            known_on=self.today,
            everywhere="at" not in line,
            areas=self._areas(line.get("at", ())),
        )
        reviews.make_review(told, by=self.people[line["by"]], at=self.at, key=uuid5(SAMPLE, line["key"]))

    def _span(self, line: Line) -> Span:
        until = self._day(line["until"]) if "until" in line else None
        return Span(begins=self._day(line["begins"]), until=until)

    def _given(self, key: str) -> int:
        return Assignment.objects.get(key=uuid5(SAMPLE, key)).pk

    def _act(self, line: Line) -> None:
        task = Task.objects.get(assignment=self._given(line["of"]), area=self.places[line["at"]])
        act: dict[str, Any] = {
            "task_id": task.pk,
            "by": self.people[line["by"]],
            "at": self._then(line["days"]),
        }
        if line["act"] == "done":
            done = {"proof": line["proof"], "reference": line.get("reference", "")}
            reporting.report_done(on=self._day(line["days"]), **done, **act)
        elif line["act"] == "blocked":
            reporting.report_blocked(because=line["text"], told=Owner(line["told"]), **act)
        elif line["act"] == "returned":
            reporting.send_back(reason=line["text"], **act)
        else:
            reporting.move_deadline(deadline=self._day(line["due"]), reason=line["text"], **act)
