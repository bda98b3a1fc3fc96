"""The figures of a review once more, straight from the rows of events: by none of the code under test."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


class Figures(NamedTuple):
    """What is compared: tasks with outcome, owner and place; obstacles; conferences; duties; and what is told
    beside them: obstacles that areas recorded, by subject, and conferences that sources tell of."""

    tasks: dict[int, tuple[str, int, int | None]]
    obstacles: dict[int, list[tuple[date, str, bool]]]
    meetings: dict[int, tuple[int, int, int, int]]
    duties: dict[tuple[int, int, str], str]
    recorded: dict[str, tuple[int, date, str, bool]]
    published: dict[int, tuple[int, int, bool]]


def day_of(at: datetime) -> date:
    return at.astimezone(HERE).date()


def closure(start: Iterable[int], links: Iterable[tuple[int, int]]) -> set[int]:
    """Whatever is reached from the start along the links."""
    links, met = list(links), set(start)
    while more := {after for before, after in links if before in met} - met:
        met |= more
    return met


class Recount:
    """One review; `places` are the communes it is of on the map of its last day, `whole` for the province."""

    def __init__(self, review: int, places: Iterable[int], *, whole: bool, province: set[int]) -> None:
        from vungxanh.programme.models import DirectiveRelation, Review

        self.row = Review.objects.get(pk=review)
        ties = DirectiveRelation.objects.filter(relation="implements").values_list("to", "of")
        self.documents = closure([self.row.directive_id], ties)
        self.whole, self.place_of = whole, self._ground(set(places))
        self.reach = set(self.place_of) | (province | self._split() if whole else set())

    def classes(self, province: int) -> tuple[dict[int, str], dict[int, str]]:
        """The class of each area in the last year that was over before the first day, and by the last day."""
        from vungxanh.assessment.models import Run, Verdict

        found = []
        for day in (self.row.first - timedelta(1), self.row.last):
            year = day.year if day >= date(day.year, 12, 14) else day.year - 1
            runs = Run.objects.filter(province=province, year=year).order_by("pk")
            by_then = [run for run in runs if day_of(run.created_at) <= self.row.known_on]
            verdicts = Verdict.objects.filter(run__in=by_then[-1:])
            found.append({one.area_id: one.verdict for one in verdicts if one.area_id in self.place_of})
        return found[0], found[1]

    def _links(self, extent: str) -> list[tuple[int, int]]:
        from vungxanh.areas.models import Succession

        rows = Succession.objects.filter(extent=extent)
        return list(rows.values_list("successor", "predecessor"))

    def _ground(self, places: set[int]) -> dict[int, int]:
        """Each commune, and what was merged into it as a whole by the last day."""
        from vungxanh.areas.models import Area

        over = {
            area.pk
            for area in Area.objects.all()
            if area.validity.upper is not None and area.validity.upper <= self.row.last
        }
        links = [(heir, gone) for heir, gone in self._links("whole") if gone in over]
        return {version: place for place in places for version in closure([place], links)}

    def _split(self) -> set[int]:
        return {gone for heir, gone in self._links("part") if heir in self.place_of}

    def figures(self) -> Figures:
        """Everything that is compared."""
        tasks: dict[int, tuple[str, int, int | None]] = {}
        obstacles: dict[int, list[tuple[date, str, bool]]] = {}
        for task, given, acts, first in self._tasks():
            if (found := self._replayed(task, given, acts, first)) is not None:
                tasks[task.pk], obstacles[task.pk] = found
        told = self._recorded(), self._published()
        return Figures(tasks, obstacles, self._meetings(), self._duties(), *told)

    def _recorded(self) -> dict[str, tuple[int, date, str, bool]]:
        """Area, day, how it ended or was eased, and whether it stands, from the rows of events."""
        from vungxanh.records.models import Event

        known = [one for one in Event.objects.order_by("pk") if day_of(one.learned_at) <= self.row.known_on]
        gone = {one.replaces_id for one in known}
        told = [one for one in known if one.pk not in gone and not one.withdrawn]
        found = {}
        for one in told:
            if one.kind != "obstacle_met" or one.area_id not in self.reach or one.happened_on > self.row.last:
                continue
            hows = [
                each.facts["how"]
                for each in told
                if each.kind == "obstacle_resolved" and each.subject == one.subject
                if each.happened_on <= self.row.last
            ]
            ends = [how for how in hows if how != "partly"]
            if not ends or one.happened_on >= self.row.first:
                how = (ends or hows or [""])[-1]
                found[str(one.subject)] = (one.area_id, one.happened_on, how, not ends)
        return found

    def _published(self) -> dict[int, tuple[int, int, bool]]:
        """Summoned and present as printed, and whether the date lies in the window whatever day it means."""
        from vungxanh.programme.models import PublishedConference

        days, found = [date(2025, 1, 1) + timedelta(n) for n in range(1000)], {}
        for one in PublishedConference.objects.filter(about__directive__in=self.documents):
            printed = one.points.exclude(summoned=None)
            meant = [day for day in days if day.isoformat().startswith(one.on_text)]
            inside = [day for day in meant if self.row.first <= day <= self.row.last]
            if day_of(one.at) <= self.row.known_on and inside:
                sums = sum(each.summoned for each in printed), sum(each.present or 0 for each in printed)
                found[one.pk] = (*sums, inside == meant)
        return found

    def _tasks(self) -> Iterable[tuple[Any, Any, list[Any], int]]:
        """Each task of the documents with its acts, and the area it was given to at first."""
        from django.db import connection

        from vungxanh.programme.models import Task, TaskAct

        with connection.cursor() as cursor:
            cursor.execute("SELECT id, area_id FROM programme_taskevent WHERE pgh_label = 'insert'")
            first = dict(cursor.fetchall())
        acts = defaultdict(list)
        for act in TaskAct.objects.order_by("number"):
            acts[act.task_id].append(act)
        for task in Task.objects.select_related("assignment"):
            if task.assignment.directive_id in self.documents:
                yield task, task.assignment, acts[task.pk], first[task.pk]

    def _replayed(self, task: Any, given: Any, acts: list[Any], first: int) -> Any:
        """The task's acts one after another up to the last day; None where it is none of the window's."""
        row = self.row
        known = [act for act in acts if day_of(act.at) <= row.known_on]
        before = self._run(given, first, [act for act in known if act.on < row.first])
        now = self._run(given, first, [act for act in known if act.on <= row.last])
        if day_of(given.at) > row.last or before["closed"] or now["area"] not in self.reach:
            return None
        if now["closed"] == "dropped":
            outcome = "dropped"
        elif now["closed"]:
            outcome = "done" if now["closed_on"] <= now["deadline"] else "done_late"
        elif row.last > now["deadline"]:
            outcome = "overdue"
        else:
            outcome = "blocked" if now["told"] else "running"
        raised = [
            (act.on, act.told, stands)
            for act in now["raised"]
            if (stands := not now["closed"] and bool(now["told"]) and act is now["raised"][-1])
            or act.on >= row.first
        ]
        return (outcome, now["area"], self.place_of.get(now["area"])), raised

    @staticmethod
    def _run(given: Any, first: int, acts: list[Any]) -> dict[str, Any]:
        now: dict[str, Any] = {"deadline": given.deadline, "closed": "", "told": "", "area": first}
        now["raised"], now["closed_on"] = [], None
        for act in acts:
            if act.act in {"done", "dropped"}:
                now["closed"], now["closed_on"] = act.act, act.on
            elif act.act == "returned":
                now["closed"] = ""
            elif act.act == "blocked":
                now["told"] = act.told
                now["raised"].append(act)
            elif act.act == "unblocked":
                now["told"] = ""
            elif act.act == "moved":
                now["deadline"] = act.deadline
            else:
                now["area"] = act.area_id
        return now

    def _counts(self) -> dict[int, Any]:
        """The last count of each point that was told by the day."""
        from vungxanh.programme.models import Attendance

        rows = Attendance.objects.order_by("number")
        return {one.point_id: one for one in rows if day_of(one.at) <= self.row.known_on}

    def _held(self, conference: Any) -> bool:
        """Whether it was entered and not cancelled, as told by the day."""
        off = conference.cancelled_on
        return day_of(conference.at) <= self.row.known_on and (off is None or off > self.row.known_on)

    def _meetings(self) -> dict[int, tuple[int, int, int, int]]:
        """Of each conference: points, points that counted, summoned there, present."""
        from vungxanh.programme.models import Conference, ConferenceDirective, ConferencePoint

        row, counts = self.row, self._counts()
        about = set(
            ConferenceDirective.objects.filter(directive__in=self.documents).values_list(
                "conference", flat=True
            )
        )
        found = {}
        for one in Conference.objects.filter(pk__in=about):
            points = [
                point
                for point in ConferencePoint.objects.filter(conference=one, left_out=False)
                if self.whole or point.area_id in self.reach
            ]
            in_window = row.first <= one.day <= row.last and self._held(one)
            if in_window and (self.whole or points):
                told = [point for point in points if point.pk in counts]
                found[one.pk] = (
                    len(points),
                    len(told),
                    sum(point.summoned for point in told),
                    sum(counts[point.pk].present for point in told),
                )
        return found

    def _duties(self) -> dict[tuple[int, int, str], str]:
        from vungxanh.programme.models import Duty

        found = {}
        for one in Duty.objects.filter(directive__in=self.documents):
            if one.area_id in self.reach:
                days = [day for day in self._shown(one) if day <= self.row.last]
                if days:
                    stands = "on_time" if min(days) <= one.due else "late"
                else:
                    stands = "missed" if self.row.last > one.due else "not_yet"
                found[one.directive_id, one.area_id, one.duty] = stands
        return found

    def _shown(self, duty: Any) -> Iterable[date]:
        """The days of whatever shows that a duty was done, as told by the day."""
        from vungxanh.programme.models import (
            ConferenceDirective,
            ConferencePoint,
            DirectiveRelation,
            DutyDone,
        )

        for told in DutyDone.objects.filter(duty=duty):
            if day_of(told.told_at) <= self.row.known_on:
                yield told.on
        if duty.duty == "plan":
            ties = DirectiveRelation.objects.filter(relation="implements", to=duty.directive_id)
            for plan in (tie.of for tie in ties if tie.of.area_id == duty.area_id):
                if day_of(plan.entered_at) <= self.row.known_on:
                    yield date.fromisoformat(plan.dates.order_by("position")[0].on_text)
            return
        explain = ConferenceDirective.objects.filter(
            directive=duty.directive_id, does__in=["disseminates", "launches"]
        ).values("conference")
        counts = self._counts()
        points = ConferencePoint.objects.filter(area=duty.area_id, conference__in=explain, left_out=False)
        for point in points:
            held = point.conference
            if point.pk in counts and counts[point.pk].present and self._held(held):
                yield held.day
