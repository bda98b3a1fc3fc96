"""The figures of reviews against an independent recount, in provinces where things happen at random."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple
from uuid import uuid4

import pytest

from tests.factories.conferences import called
from tests.factories.directives import entered
from tests.factories.reviews import reviewed
from tests.factories.tasks import given_to
from tests.programme.recounted import Figures, Recount
from tests.programme.test_register import desk, tie
from tests.records.test_merged import succeed
from vungxanh.programme.rules.cascade import Duty
from vungxanh.programme.rules.conferences import Does, Kind
from vungxanh.programme.rules.directives import Relation
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.partial import PartialDate
from vungxanh.programme.rules.published import PublishedConference, PublishedPoint
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.records.interface import RefusedEventError

pytestmark = pytest.mark.django_db
__all__ = ["desk"]
START, MERGED, END = date(2026, 3, 1), date(2026, 4, 15), date(2026, 6, 20)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def counted(report: Any) -> Figures:
    """The figures of a review as it shows them."""
    return Figures(
        {one.id: (one.outcome.value, one.owner.area, one.place) for one in report.work},
        {
            one.id: [(each.blocked.on, each.blocked.told, each.stands) for each in one.obstacles]
            for one in report.work
        },
        {
            one.id: (
                one.attendance.points,
                one.attendance.counted,
                one.attendance.summoned_counted,
                one.attendance.present,
            )
            for one in report.meetings
        },
        {
            (one.directive, one.cell.owed.area, one.cell.owed.duty.value): one.cell.answer.value
            for one in report.duties
        },
        {
            str(one.subject): (one.area_id, one.day, one.became.how or "", one.became.stands)
            for one in report.met
        },
        {
            one.row.id: (one.row.attendance.summoned, one.row.attendance.present, one.within)
            for one in report.published
        },
    )


class Province(NamedTuple):
    """An invented province in which communes merge and split while documents are carried out."""

    analyst: Any
    officers: dict[int, Any]
    documents: list[int]


class Generated:
    """Fills a province with work, conferences and duties, and lets things happen to them day by day."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.officers: dict[int, Any] = {}

    def made(self) -> Province:
        from vungxanh.access.interface import be_born, create_post
        from vungxanh.areas.interface import communes_of, create_illustrative_province

        be_born("simulated")
        communes = [(f"MG-0{number}", f"Mẫu MG 0{number}", "xa") for number in range(1, 6)]
        place = create_illustrative_province(
            code="MG", name="Mẫu MG", communes=communes, valid_from=date(2025, 7, 1), by="thử"
        )
        self.analyst = create_post(
            symbol="pt", title="pt", role="provincial_analyst", area_id=place.id, by=None
        )
        self.communes = [unit.id for unit in communes_of(place.id, START)]
        self._posts(self.communes)
        self._documents()
        self._work(self.communes, 6)
        self._days(START + timedelta(1), MERGED - timedelta(1), 25)
        merged = succeed(self.communes[:2], on=MERGED, code="MH")
        split = succeed([self.communes[2]], on=MERGED, extent="part", heirs=2, code="MK")
        self.communes = [*self.communes[3:], *merged, *split]
        self._posts([*merged, *split])
        self._work(self.communes, 3, on=MERGED)
        self._days(MERGED + timedelta(1), END, 30)
        return Province(self.analyst, self.officers, self.documents)

    def _posts(self, areas: list[int]) -> None:
        from vungxanh.access.interface import create_post

        for area in areas:
            self.officers[area] = create_post(
                symbol=f"cb-{area}", title="cb", role="commune", area_id=area, by=None
            )

    def _documents(self) -> None:
        """A resolution, a plan for it, a document of its own, and a commune's plan; what they ask."""
        from vungxanh.programme.actions.cascade import demand

        day = START.isoformat()
        names = ("01-NQ/MG", "02/KH-MG", "03-NQ/MG")
        self.documents = [entered(self.analyst, name, on=day, at=at(START)) for name in names]
        tie(self.documents[1], Relation.IMPLEMENTS, self.documents[0], self.analyst)
        for document in self.documents:
            for duty, days in ((Duty.DISSEMINATE, 20), (Duty.PLAN, 60)):
                demand(
                    directive=document,
                    duty=duty,
                    areas=self.communes,
                    due=START + timedelta(days),
                    by=self.analyst,
                    at=at(START),
                )

    def _work(self, areas: list[int], number: int, on: date = START) -> None:
        for place in range(number):
            given_to(
                self.analyst,
                self.random.sample(areas, 3),
                at=at(on),
                days=self.random.randrange(5, 80),
                what=f"Việc mẫu {place}",
                directive_id=self.random.choice(self.documents),
            )

    def _days(self, first: date, last: date, happenings: int) -> None:
        """Things that happen on days in their order; what the rules refuse does not happen."""
        days = [first + timedelta(self.random.randrange((last - first).days)) for _ in range(happenings)]
        for day in sorted(days):
            act = self.random.choice(
                (
                    *[self._act] * 6,
                    *(self._confer, self._count, self._show, self._plan, self._mend),
                    *(self._hinder, self._hinder, self._read),
                )
            )
            try:
                act(day)
            except (ProgrammeRefusedError, RefusedEventError, LookupError, PermissionError):
                continue

    def _act(self, day: date) -> None:
        from vungxanh.programme.actions import reporting
        from vungxanh.programme.models import Task

        task = self.random.choice(list(Task.objects.order_by("pk")))
        officer, told = self.officers[task.area_id], {"task_id": task.pk, "at": at(day)}
        steer = {"by": self.analyst, "reason": "mẫu", **told}
        late = timedelta(self.random.randrange(12))
        doing = {"proof": "document", "reference": "15/BC-UBND", "by": officer, "on": day - late}
        self.random.choice(
            (
                lambda: reporting.report_done(**told, **doing),
                lambda: reporting.report_done(**told, **doing),
                lambda: reporting.report_blocked(**told, because="mẫu", told=Owner.LEADER, by=officer),
                lambda: reporting.report_unblocked(**told, by=officer),
                lambda: reporting.send_back(**steer),
                lambda: reporting.move_deadline(**steer, deadline=day + late),
                lambda: reporting.drop(**steer),
                lambda: reporting.hand_on(
                    **steer, area_id=self.random.choice(self.communes), owner=Owner.COMMUNE
                ),
            )
        )()

    def _confer(self, day: date) -> None:
        from vungxanh.programme.actions.conferences import relate

        chosen = self.random.sample(self.communes, 3)
        made = called(self.analyst, dict.fromkeys(chosen, 10), at=at(day))
        relate(
            conference=made,
            directive=self.random.choice(self.documents),
            does=self.random.choice(list(Does)),
            by=self.analyst,
            at=at(day),
        )

    def _count(self, day: date) -> None:
        """A point counts, or counts anew."""
        from vungxanh.programme.actions.conferences import count
        from vungxanh.programme.models import ConferencePoint

        point = self.random.choice(list(ConferencePoint.objects.order_by("pk")))
        count(
            conference=point.conference_id,
            point=point.pk,
            present=self.random.randrange(11),
            absent={},
            by=self.officers[point.area_id],
            at=at(day),
        )

    def _mend(self, day: date) -> None:
        """A conference is called off, or a point of it was a mistake."""
        from vungxanh.programme.actions.correcting import cancel, leave_out
        from vungxanh.programme.models import ConferencePoint

        point = self.random.choice(list(ConferencePoint.objects.order_by("pk")))
        told = {"conference": point.conference_id, "reason": "mẫu", "by": self.analyst, "at": at(day)}
        self.random.choice((lambda: cancel(**told), lambda: leave_out(**told, point=point.pk)))()

    def _hinder(self, day: date) -> None:
        """A commune records what is in its way, what became of it, or that it was a mistake."""
        from vungxanh.records.interface import enter, withdraw
        from vungxanh.records.models import Event

        met = list(Event.objects.filter(kind="obstacle_met").order_by("pk"))
        late = day - timedelta(self.random.randrange(12))
        if not met or self.random.random() < 0.4:
            area = self.random.choice(self.communes)
            facts = {"sort": "money", "body": "health"}
            told = {"area_id": area, "day": late, "by": self.officers[area], "at": at(day), "key": uuid4()}
            enter("obstacle_met", facts=facts, **told)
            return
        one = self.random.choice(met)
        if self.random.random() < 0.2:
            withdraw(one.pk, reason="duplicate", by=self.officers[one.area_id], at=at(day))
            return
        how = {"how": self.random.choice(("removed", "partly", "gave_up"))}
        told = {"area_id": one.area_id, "day": late, "by": self.officers[one.area_id], "at": at(day)}
        enter("obstacle_resolved", facts=how, subject=one.subject, **told)

    def _read(self, day: date) -> None:
        """A source tells of a conference on a document, dated by its day, its month or its year alone."""
        from vungxanh.programme.actions.published import enter_published

        printed = PublishedPoint(None, 40, self.random.randrange(41))
        told = PublishedConference(
            kind=Kind.LAUNCH,
            title="Hội nghị mẫu",
            area=None,
            held_by="Cơ quan mẫu",
            on=PartialDate(day.isoformat()[: self.random.choice((4, 7, 10))]),
            source="https://bao.example/1",
            about=((self.random.choice(self.documents), self.random.choice(list(Does))),),
            points=(printed, PublishedPoint(self.analyst.area_id)),
        )
        enter_published(told, by=self.analyst, at=at(day))

    def _show(self, day: date) -> None:
        from vungxanh.programme.actions.cascade import tell_done
        from vungxanh.programme.models import Duty as Row

        duty = self.random.choice(list(Row.objects.order_by("pk")))
        on = day - timedelta(self.random.randrange(9))
        tell_done(duty=duty.pk, on=on, reference="mẫu", by=self.officers[duty.area_id], at=at(day))

    def _plan(self, day: date) -> None:
        officer = self.officers[self.random.choice(self.communes)]
        plan = entered(officer, f"{day:%d%m}/KH-UBND", on=day.isoformat(), at=at(day))
        tie(plan, Relation.IMPLEMENTS, self.random.choice(self.documents[:2]), officer)


LONG = [pytest.param(seed, 30, marks=pytest.mark.long) for seed in (2, 3)]


@pytest.mark.parametrize(("seed", "reviews"), [(1, 4), *LONG])
def test_the_figures_equal_a_recount_from_the_events(seed: int, reviews: int) -> None:
    """Several documents, a merger and a split in the window, late acts, amended counts, any areas."""
    from vungxanh.programme.queries.reviews.asked import communes_on
    from vungxanh.programme.queries.reviews.whole import review_of

    made, random = Generated(seed).made(), Random(seed)
    province, seen, outcomes, told = made.analyst.area_id, 0, set(), [0, 0]
    for _ in range(reviews):
        first, last, known_on = sorted(START + timedelta(random.randrange(112)) for _ in range(3))
        map_then = [one.id for one in communes_on(province, last)]
        chosen = random.choice(((), random.sample(map_then, 2)))
        document = random.choice(made.documents)
        number = reviewed(made.analyst, document, first, last, known_on=known_on, areas=chosen, at=at(END))
        right = Recount(number, chosen or map_then, whole=not chosen, province={province}).figures()
        report = review_of(made.analyst, number, on=END)
        assert counted(report) == right
        seen += sum(len(one) for one in right)
        outcomes |= {outcome for outcome, *_ in right.tasks.values()}
        told = [told[0] + len(right.recorded), told[1] + len(right.published)]
        officer = random.choice(list(made.officers.values()))
        own = [one for one in chosen or map_then if one == officer.area_id]
        part = Recount(number, own, whole=False, province=set()).figures()
        mine = counted(review_of(officer, number, on=END))
        assert {key: one for key, one in mine.tasks.items() if one[2] in own} == part.tasks
        assert set(mine.tasks) <= set(right.tasks)
        assert {key: one for key, one in mine.recorded.items() if one[0] in own} == part.recorded
    assert seen > 10 * reviews
    assert min(told) > 0, "no obstacle was recorded or no source read in any window"
    assert {"done", "overdue", "running"} <= outcomes
