"""A world with one of everything that has an address of its own."""

from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone

from tests.factories.agreements import agreed
from tests.factories.conferences import called
from tests.factories.directives import entered
from tests.factories.documents import draft
from tests.factories.events import case_in
from tests.factories.funds import funded
from tests.factories.places import found, proposed
from tests.factories.reviews import reviewed
from tests.factories.tasks import given_to, inspected, task_of
from vungxanh.access.interface import actor_of

YEAR = 2025


class World(NamedTuple):
    """Two invented provinces of two communes each, the first of them assessed, and posts in both."""

    province: str
    commune: str
    run: int
    review: int
    document: int
    event: Any
    place: Any
    route: Any
    directive: int
    assignment: int
    task: int
    conference: int
    fund: int
    agreement: int
    inspection: int
    result: int
    posts: dict[str, Any]


def made_world() -> World:
    """Make it in the test database."""
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.access.models import Post
    from vungxanh.areas.interface import communes_of, create_illustrative_province
    from vungxanh.assessment.interface import assess

    be_born("simulated")
    since, posts, runs = date(2025, 7, 1), {}, []
    for code in ("MA", "MB"):
        communes = [(f"{code}0{number}", f"Mẫu {code} 0{number}", "xa") for number in (1, 2)]
        province = create_illustrative_province(
            code=code, name=f"Mẫu {code}", communes=communes, valid_from=since, by="thử"
        )
        areas = [("provincial_analyst", code, province.id), ("provincial_approver", f"{code}-D", province.id)]
        areas += [("outside_reviewer", f"{code}-G", province.id)]
        areas += [("commune", commune.code, commune.id) for commune in communes_of(province.id, since)]
        for role, symbol, area_id in areas:
            create_post(symbol=symbol, title=symbol, role=role, area_id=area_id, by=None)
            posts[symbol] = Post.objects.get(symbol=symbol)
        by = actor_of(posts[code])
        runs.append(assess(province_id=province.id, year=YEAR, known_on=date(2026, 1, 5), by=by))
    documents = documents_of(actor_of(posts["MA"]))
    told = (
        event_of(actor_of(posts["MA01"])),
        *places_of(actor_of(posts["MA01"]), actor_of(posts["MA"]), posts),
        entered(actor_of(posts["MA01"])),
        *work_of(actor_of(posts["MA"]), posts["MA01"].area_id),
        called(actor_of(posts["MA"]), {posts["MA01"].area_id: 9}),
        funded(actor_of(posts["MA01"])),
        agreed(actor_of(posts["MA01"]), posts["MA"].area_id),
        inspected(actor_of(posts["MA"]), posts["MA01"].area_id),
    )
    today = timezone.localdate()
    result = reviewed(actor_of(posts["MA"]), told[3], today, today)
    return World("MA", "MA01", runs[0], *documents, *told, result, posts)


def work_of(analyst: Any, commune: int) -> tuple[int, int]:
    """Work that the analyst gave to the commune, and the task that it made there."""
    assignment = given_to(analyst, [commune])
    return assignment, task_of(assignment, commune)


def places_of(officer: Any, analyst: Any, posts: dict[str, Any]) -> tuple[Any, Any]:
    """A hotspot of the officer's commune, and a route that begins there and leads into the other province."""
    from vungxanh.records.actions.recording import record

    now, today = timezone.now(), timezone.localdate()
    place = found(officer.area_id, on=today)
    route = proposed(analyst.area_id, (officer.area_id, posts["MB"].area_id), on=today, reach="inter")
    record(place, by=officer, at=now)
    record(route, by=analyst, at=now)
    return place.subject, route.subject


def event_of(by: Any) -> Any:
    """A case that the post recorded in its commune."""
    from vungxanh.records.actions.recording import record
    from vungxanh.records.queries.events import event

    now = timezone.now()
    number = record(case_in(by.area_id, on=timezone.localdate(now)), by=by, at=now)
    return event(by, number, on=timezone.localdate(now))


def documents_of(by: Any) -> tuple[int, int]:
    """A review of the post that is under way, and one that is finished."""
    from vungxanh.intake.actions import finish, open_review

    now, today = timezone.now(), timezone.localdate()
    under_way, ended = (open_review(draft(), by=by, at=now, on=today) for _ in range(2))
    return under_way, finish(ended, by=by, at=now, no_names=True)
