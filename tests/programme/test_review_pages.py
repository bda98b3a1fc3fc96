"""Pages of reviews: asking for one, who sees it, what it says, and how many statements it takes."""

import re
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from tests.factories.conferences import called, point_of
from tests.factories.directives import entered
from tests.factories.practices import practised
from tests.factories.reviews import reviewed
from tests.factories.tasks import given_to, task_of
from tests.programme.recounted import Recount
from tests.programme.test_entering import client
from tests.programme.test_register import Desk, desk, page, say
from tests.programme.test_review_figures import counted
from tests.programme.test_sample import loaded
from vungxanh.programme.rules.cascade import Duty
from vungxanh.programme.rules.conferences import Does
from vungxanh.programme.rules.conferences import Kind as ConferenceKind
from vungxanh.programme.rules.directives import ClauseSort
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.partial import PartialDate
from vungxanh.programme.rules.practices import Span
from vungxanh.programme.rules.published import PublishedConference, PublishedPoint
from vungxanh.programme.rules.targets import Comparison, Measure

pytestmark = pytest.mark.django_db
__all__ = ["desk"]
DOCUMENT: dict[str, Any] = {"begins": date(2026, 1, 1), "on": "2026-01-05"}
LIST = "/chuong-trinh/ket-qua/"
Change = dict[str, str | list[str]]


def asked(by: Any, document: int, change: Change | None = None, later: Change | None = None) -> Any:
    """Both screens of a review; the last answer, or the first that comes back."""
    base = {"van-ban": str(document), "kind": "interim", "years": "khac"}
    window = {"first": "5/1/2026", "last": "30/6/2026"}
    cover = {"title": "Sơ kết mẫu", "known_on": "30/9/2026", "everywhere": "on"}
    told = {**base, **window, **(change or {})}
    browser = client(by)
    first = browser.post(LIST + "moi/", {"man": "0", **told})
    if first.status_code != 200:
        return first
    return browser.post(LIST + "moi/", {"man": "1", **told, **cover, **(later or {})})


def text_of(answer: Any) -> str:
    found = LexborHTMLParser(answer.content).css_first("main")
    return " ".join(found.text().split())


def test_a_review_is_asked_for_on_two_screens_and_what_cannot_be_is_refused(desk: Desk) -> None:
    from vungxanh.programme.models import Review, ReviewArea

    number = entered(desk.analyst, "01-NQ/TU", **DOCUMENT)
    assert text_of(client(desk.analyst).get(LIST + "moi/")).count("01-NQ/TU") == 2
    wrong: tuple[tuple[Change, Change, str], ...] = (
        ({"first": "1/12/2025"}, {}, "chọn kỳ từ ngày đó"),
        ({"last": "1/1/2026"}, {}, "kết thúc trước khi bắt đầu"),
        ({"last": "1/1/2030"}, {}, "chọn ngày cuối đến hôm nay"),
        ({"last": ""}, {}, "ghi ngày này"),
        ({"years": "3"}, {}, "3"),
        ({}, {"everywhere": ""}, "Chưa chọn xã, phường nào"),
        ({}, {"everywhere": "", "areas": [str(desk.other.area_id)]}, ""),
        ({}, {"known_on": "1/6/2026"}, "từ ngày cuối kỳ đến hôm nay"),
    )
    for first, second, says in wrong:
        answer = asked(desk.analyst, number, first, second)
        assert answer.status_code == 422
        assert says in text_of(answer)
    assert not Review.objects.exists()
    assert asked(desk.analyst, number).status_code == 302
    made = asked(desk.analyst, number, {}, {"everywhere": "", "areas": [str(desk.commune_beside)]})
    assert made.status_code == 302
    assert list(ReviewArea.objects.values_list("area", flat=True)) == [desk.commune_beside]
    for by in (desk.officer, desk.other):
        assert client(by).get(LIST + "moi/").status_code == (403 if by is desk.officer else 200)
    assert asked(desk.other, number).status_code == 404
    assert page(desk.other, made["Location"]).status_code == 404
    assert page(desk.other, made["Location"] + "viec/").status_code == 404
    assert "Sơ kết mẫu" in text_of(page(desk.officer, LIST))
    assert "Chưa có lần" in text_of(page(desk.other, LIST))


def test_windows_of_years_that_are_over_can_be_chosen(desk: Desk) -> None:
    from vungxanh.programme.models import Review

    old = entered(desk.analyst, "36-CT/TW", area=None, on="2019-08-16", begins=None, until=None)
    first = client(desk.analyst).post(LIST + "moi/", {"van-ban": str(old), "man": "0"})
    offered = [one.attributes["value"] for one in LexborHTMLParser(first.content).css("#id_years option")]
    assert offered == ["3", "5", "khac"]
    assert "kỳ 10 năm hết ngày 15/08/2029" in text_of(first)
    late = asked(desk.analyst, old, {"years": "5"})
    assert late.status_code == 422, "the invented province has no communes on the map of 2024"
    assert not Review.objects.exists()


def hindered(officer: Any, at: datetime) -> None:
    """The commune records what stands in its way; nobody has done anything about it."""
    from vungxanh.records.interface import enter

    facts = {"sort": "money", "body": "province_committee", "note": "chưa có kinh phí"}
    day = timezone.localdate(at) - timedelta(2)
    enter("obstacle_met", area_id=officer.area_id, day=day, facts=facts, by=officer, at=at, key=uuid4())


def read_of(by: Any, document: int, at: datetime) -> None:
    """A source tells of a conference on the document and prints how many came."""
    from vungxanh.programme.actions.published import enter_published

    told = PublishedConference(
        kind=ConferenceKind.MODEL,
        title="Hội nghị điểm theo báo mẫu",
        area=by.area_id,
        held_by="Cơ quan mẫu",
        on=PartialDate(f"{timezone.localdate(at).year}"),
        source="https://www.bao.example/1",
        about=((document, Does.LAUNCHES),),
        points=(PublishedPoint(by.area_id, 300, 297),),
    )
    enter_published(told, by=by, at=at)


def told_by(officer: Any, work: int, meeting: int, at: datetime) -> None:
    """A commune reports that its task is blocked, counts at its point, and records an obstacle."""
    from vungxanh.programme.actions.conferences import count
    from vungxanh.programme.actions.reporting import report_blocked

    task, point = task_of(work, officer.area_id), point_of(meeting, officer.area_id)
    report_blocked(task_id=task, because="mẫu", told=Owner.LEADER, by=officer, at=at)
    count(conference=meeting, point=point, present=9, absent={}, by=officer, at=at)
    hindered(officer, at)


def filled(code: str, communes: int) -> tuple[Any, int]:
    """A province with a document, and in every commune a task that is blocked, a point and a duty."""
    from vungxanh.access.interface import create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province
    from vungxanh.assessment.interface import assess
    from vungxanh.programme.actions.cascade import demand
    from vungxanh.programme.actions.conferences import relate
    from vungxanh.programme.actions.targets import set_target

    today, now, since = timezone.localdate(), timezone.now(), date(2025, 7, 1)
    units = [(f"{code}-{number}", f"Mẫu {code} {number}", "xa") for number in range(communes)]
    place = create_illustrative_province(code=code, name=code, communes=units, valid_from=since, by="thử")
    by = create_post(symbol=code, title=code, role="provincial_analyst", area_id=place.id, by=None)
    document = entered(by, "01-NQ/TU", **DOCUMENT)
    set_target(
        directive=document,
        says="Tỷ lệ xã, phường không ma túy",
        indicator="A05",
        measure=Measure.PERCENT,
        comparison=Comparison.AT_LEAST,
        value=Fraction(30),
        cut_off=date(2026, 12, 14),
        by=by,
        at=now,
    )
    say(document, by, sort=ClauseSort.GOAL, text="Giữ vững nơi đã đạt.")
    areas = [unit.id for unit in communes_of(place.id, since)]
    officers = [
        create_post(symbol=f"{code}-{area}", title="cb", role="commune", area_id=area, by=None)
        for area in areas
    ]
    work = given_to(by, areas, directive_id=document)
    meeting = called(by, dict.fromkeys(areas, 10))
    relate(conference=meeting, directive=document, does=Does.LAUNCHES, by=by, at=now)
    demand(directive=document, duty=Duty.PLAN, areas=areas, due=today, by=by, at=now)
    for officer in officers:
        told_by(officer, work, meeting, now)
    read_of(by, document, now)
    assess(province_id=place.id, year=2025, known_on=today, by=by)
    return by, reviewed(by, document, date(2026, 1, 5), today)


@pytest.fixture
def born_simulated(db: None) -> None:
    from vungxanh.access.interface import be_born

    be_born("simulated")


def test_a_review_says_the_whole_in_the_same_statements_however_many_communes(born_simulated: None) -> None:
    """Each figure carries its period, map and day, and opens what it was counted from."""
    shown = {}
    for communes in (2, 4):
        by, number = filled(f"N{communes}", communes)
        browser = client(by)
        with CaptureQueriesContext(connection) as seen:
            answer = browser.get(f"{LIST}{number}/")
        shown[communes] = (len(seen), answer)
    assert shown[2][0] == shown[4][0] < 150
    html = LexborHTMLParser(shown[4][1].content)
    text = text_of(shown[4][1])
    for says in (
        "cả tỉnh, 4 xã, phường",
        "nêu mà không có số",
        "dự họp: 36/40 ở 1 hội nghị",
        "chưa đến ngày chốt",
        "90,0",
        "Ban hành kế hoạch 01-NQ/TU, còn thiếu ở: mọi xã, phường",
        "Chưa đủ số liệu 4",
        "có thể ngoài kỳ",
        "297/300 có mặt = 99,0 %, vắng 3",
        "Thiếu kinh phí",
    ):
        assert says in text
    assert_classes_recount(by, number)
    heads = [one.attributes["id"] for one in html.css("main h2")]
    assert heads[-2:] == ["mo-hinh", "cach-tinh"]
    assert heads[:-2] == ["muc-tieu", "quan-triet", "viec", "hoi-nghi", "xep-loai", "vuong-mac"]
    for section in html.css("main > section")[:-1]:
        said = section.css_first(".asof").text()
        assert all(word in said for word in ("kỳ 05/01/2026", "địa giới ngày", "biết đến ngày")), said
    opens = {one.attributes.get("href") or "" for one in html.css("main a")}
    rows = {
        one.partition("?")[2]: len(LexborHTMLParser(browser.get(one).content).css("#viec tbody a.row"))
        for one in sorted(opens)
        if "/viec/?" in one
    }
    assert rows["tinh-trang=blocked"] == rows["bao=leader"] == 4
    assert rows["tinh-trang=done"] == 0
    assert [count for query, count in sorted(rows.items()) if query.startswith("noi=")] == [1] * 4
    kinds = {
        re.sub(r"[0-9a-f-]{36}|\d+", "n", one): one
        for one in sorted(opens)
        if one.startswith("/") and "?" not in one
    }
    assert {one: browser.get(one).status_code for one in kinds.values()} == dict.fromkeys(kinds.values(), 200)


def assert_classes_recount(by: Any, number: int) -> None:
    """Classes and the target's result come from the verdicts of the run that was known; before it, none."""
    from vungxanh.areas.interface import communes_of
    from vungxanh.programme.queries.reviews.whole import review_of

    today = timezone.localdate()
    document, before_it = review_of(by, number, on=today).document.row.id, today - timedelta(1)
    early = reviewed(by, document, date(2026, 1, 5), before_it, known_on=before_it)
    places = [unit.id for unit in communes_of(by.area_id, today)]
    for review, results in ((number, 1), (early, 0)):
        report = review_of(by, review, on=today)
        before, after = Recount(review, places, whole=True, province={by.area_id}).classes(by.area_id)
        rows = report.classes.rows if report.classes else ()
        assert {one.place.id: one.before for one in rows if one.before} == before
        assert {one.place.id: one.after for one in rows if one.after} == after
        assert len(after) == results * len(places)
        (judged,) = report.targets
        free = Fraction(list(after.values()).count("drug_free")) if after else None
        assert judged.found.result.numerator == free
        assert judged.found.early is bool(after)


def test_the_sample_province_recounts_and_a_commune_sees_its_own_part(desk: Desk) -> None:
    from vungxanh.programme.actions.practices import adopt
    from vungxanh.programme.queries.reviews.whole import review_of

    numbers, today = loaded(desk), timezone.localdate()
    resolution = numbers["mau-resolution"]
    given_to(desk.analyst, [desk.officer.area_id, desk.commune_beside], directive_id=numbers["mau-plan"])
    practice = practised(desk.analyst)
    span = Span(begins=today)
    adopt(practice=practice, area=desk.commune_beside, span=span, by=desk.analyst, at=timezone.now())
    number = reviewed(desk.analyst, resolution, date(2025, 9, 20), today)
    both = [desk.officer.area_id, desk.commune_beside]
    province = {desk.analyst.area_id}
    report = review_of(desk.analyst, number, on=today)
    right = Recount(number, both, whole=True, province=province).figures()
    assert counted(report) == right
    assert len(right.tasks) >= 2
    assert right.duties
    part = Recount(number, both[:1], whole=False, province=set()).figures()
    assert counted(review_of(desk.officer, number, on=today)) == part
    assert "Chỉ tính phần của xã" in text_of(page(desk.officer, f"{LIST}{number}/"))
    shown = page(desk.analyst, f"{LIST}{number}/").content.decode()
    assert "≥ 30 %" in shown
    assert f"/chuong-trinh/mo-hinh/{practice}/" in shown
    own = [(one.tried, one.adopted) for one in report.practices if one.id == practice]
    assert own == [((), (desk.commune_beside,))]


def test_what_is_told_after_the_day_does_not_count(desk: Desk) -> None:
    """The same window as known on two days: the later one knows of the work that was done in time."""
    from vungxanh.programme.actions.reporting import report_done
    from vungxanh.programme.queries.reviews.whole import review_of

    by, today = desk.analyst, timezone.localdate()
    then = timezone.now() - timedelta(60)
    document = entered(by, "01-NQ/TU", **DOCUMENT)
    work = given_to(by, [desk.officer.area_id], at=then, days=10, directive_id=document)
    last = timezone.localdate(then) + timedelta(20)
    report_done(
        task_id=task_of(work, desk.officer.area_id),
        on=last - timedelta(15),
        proof="document",
        reference="15/BC-UBND",
        by=desk.officer,
        at=timezone.now(),
    )
    found = [
        review_of(by, reviewed(by, document, date(2026, 1, 5), last, known_on=day), on=today)
        for day in (last, today)
    ]
    assert [[one.outcome.value for one in report.work or ()] for report in found] == [["overdue"], ["done"]]
