"""Conferences as published sources tell them: kept as printed, marked where they claim without a number."""

from typing import Any

import pytest
import yaml
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.directives import entered
from tests.programme.test_entering import client
from tests.programme.test_register import Desk, desk, page
from tests.programme.test_review_pages import text_of
from vungxanh.areas.interface import area, name_key, titled
from vungxanh.programme.actions.sample import FILE, PUBLISHED
from vungxanh.programme.rules.conferences import Does, Kind
from vungxanh.programme.rules.directives import Relation
from vungxanh.programme.rules.partial import PartialDate
from vungxanh.programme.rules.published import (
    PublishedConference,
    PublishedPoint,
    Said,
    Statement,
    printed_attendance,
)
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.conferences.published_forms import SourceField, point_of

__all__ = ["desk"]
LIST = "/chuong-trinh/hoi-nghi/"


def told(**given: Any) -> PublishedConference:
    facts: dict[str, Any] = {
        "kind": Kind.MODEL,
        "title": "Hội nghị điểm mẫu",
        "area": None,
        "held_by": "Cơ quan mẫu",
        "on": PartialDate("2024-06"),
        "source": "https://bao.example/1",
    }
    return PublishedConference(**(facts | given))


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(0, 900)), max_size=6), st.integers(0, 3))
def test_what_is_not_printed_is_left_out_of_every_sum(counts: list[tuple[int, int]], silent: int) -> None:
    printed = [PublishedPoint(1, max(pair), min(pair)) for pair in counts]
    found = printed_attendance([*printed, *[PublishedPoint(None)] * silent])
    assert (found.points, found.summoned) == (len(counts), sum(map(max, counts)))
    assert found.present == sum(map(min, counts))


@pytest.mark.parametrize("numbers", [(300, 301), (None, 5)])
def test_numbers_that_cannot_be_are_refused(numbers: tuple[int | None, int]) -> None:
    with pytest.raises(ProgrammeRefusedError):
        PublishedPoint(1, *numbers)


@pytest.mark.parametrize("left_out", ["title", "held_by", "source"])
def test_a_published_conference_says_what_who_and_where_it_was_read(left_out: str) -> None:
    with pytest.raises(ProgrammeRefusedError):
        told(**{left_out: " "})


def test_a_claim_without_a_number_is_one_and_a_request_never_is() -> None:
    assert Statement(Said.CLAIM, "Khám phá nhiều vụ").without_number
    assert not Statement(Said.CLAIM, "Khám phá 52 vụ").without_number
    assert not Statement(Said.CONCLUSION, "Phối hợp chặt hơn").without_number


def test_the_demonstration_names_a_source_for_each_and_invents_no_number() -> None:
    sources = yaml.safe_load(FILE.read_text(encoding="utf-8"))["sources"]
    every = yaml.safe_load(PUBLISHED.read_text(encoding="utf-8"))["conferences"]
    assert {one["source"] for one in every} <= set(sources)
    printed = [point for one in every for point in one.get("points", ()) if "present" in point]
    assert [(one["summoned"], one["present"]) for one in printed] == [(300, 297)]
    reviewed = next(one for one in every if one["source"] == "phan-rang")
    claims = [one["text"] for one in reviewed["statements"] if one["sort"] == "claim"]
    assert all(Statement(Said.CLAIM, one).without_number for one in claims)


PLACES = {name_key("Trung ương"): None, name_key("Xã Mẫu 1"): 7}


@pytest.mark.parametrize(
    ("line", "point"),
    [
        ("Xã Mẫu 1; 300; 297", PublishedPoint(7, 300, 297)),
        ("xã mẫu 1;300;297;", PublishedPoint(7, 300, 297)),
        ("Trung ương", PublishedPoint(None)),
    ],
)
def test_a_line_is_a_place_with_both_numbers_or_none(line: str, point: PublishedPoint) -> None:
    assert point_of(line, PLACES) == point


@pytest.mark.parametrize("line", ["Xã Mẫu 1; 300", "Xã Mẫu 1; 297; 300", "Xã khác; 3; 2", "Xã Mẫu 1; ; 3"])
def test_a_line_that_cannot_be_is_refused(line: str) -> None:
    with pytest.raises(ProgrammeRefusedError):
        point_of(line, PLACES)


def test_an_address_is_kept_as_it_is_and_a_name_in_a_source_is_covered() -> None:
    field = SourceField(max_length=400)
    address = "https://bao.example/day-manh-cong-tac-cua-dong-chi-mau-685520.html?x=1"
    assert field.clean(address) == address
    with pytest.raises(ValidationError):
        field.clean("theo lời ông Nguyễn Văn Mẫu, số 0912345678")
    assert field.clean("Báo Mẫu ngày 5/6/2024") == "Báo Mẫu ngày 5/6/2024"


SENT = {
    "kind": "final",
    "title": "Tổng kết văn bản mẫu",
    "held_by": "Cơ quan mẫu",
    "on": "6/2024",
    "source": "https://bao.example/1",
    "note": "Nguồn chỉ in tháng",
    "claims": "Nhiều người hiểu hơn\nXoá 3 điểm",
    "conclusions": "Có kế hoạch riêng",
    "man": "3",
}


@pytest.mark.django_db
def test_an_analyst_enters_one_from_its_source_and_withdraws_what_was_wrong(desk: Desk) -> None:
    from vungxanh.programme.models import PublishedConference as Row

    document = entered(desk.analyst, "01-NQ/TU", on="2024")
    browser, new = client(desk.analyst), f"{LIST}cong-bo/moi/"
    place = titled(area(desk.officer.area_id))
    sent = SENT | {"area": str(desk.officer.area_id), "directive": str(document), "does": "concludes"}
    sent["points"] = f"{place}; 300; 297\nTrung ương"
    assert "Bước 1 trên 4" in text_of(browser.get(new))
    assert "Bước 4 trên 4" in text_of(browser.post(new, sent | {"man": "2"}))
    wrong: tuple[tuple[dict[str, str], str], ...] = (
        ({"source": " "}, "Bước 3 trên 4"),
        ({"on": "6/2099"}, "chỉ ghi hội nghị mà nguồn kể là đã họp"),
        ({"on": "31/6/2024"}, "Bước 1 trên 4"),
        ({"points": f"Trung ương\n{place}; 300; 301"}, "Dòng 2: Có mặt 301"),
        ({"points": f"{place}\n{place}"}, "Một nơi có hai dòng số"),
        ({"does": ""}, "hoặc bỏ trống cả hai"),
        ({"second": str(document), "second_does": "concludes"}, "Một văn bản ghi hai lần"),
    )
    for change, says in wrong:
        answer = browser.post(new, sent | change)
        assert answer.status_code == 422, change
        assert says in text_of(answer)
    assert not Row.objects.exists()
    at = browser.post(new, sent)["Location"]
    shown = text_of(browser.get(at))
    for says in ("297/300 có mặt = 99,0 %, vắng 3", "06/2024", "nêu mà không có số", "01-NQ/TU"):
        assert says in shown
    assert "đã có trong danh sách" in text_of(browser.post(new, sent))
    assert client(desk.other).post(at, {"reason": "Nhầm"}).status_code == 404
    assert "reason" in browser.post(at, {"reason": ""}).content.decode()
    browser.post(at, {"reason": "Ghi nhầm tháng"})
    assert "Ghi nhầm tháng" in text_of(page(desk.officer, at))
    assert at not in page(desk.officer, LIST).content.decode()
    assert browser.post(at, {"reason": "lần nữa"}).status_code == 404
    assert browser.post(new, sent).status_code == 302, "what was withdrawn can be entered rightly"


@pytest.mark.django_db
def test_every_post_reads_it_with_its_share_and_the_own_documents_modelled_on_it(desk: Desk) -> None:
    from vungxanh.programme.actions.directives import relate
    from vungxanh.programme.actions.published import enter_published

    theirs = entered(desk.other, "18-NQ/MAU", source="https://bao.example/1", on="2024")
    ours = entered(desk.analyst, "01-NQ/MAU", on="2025")
    now = timezone.now()
    relate(of=ours, relation=Relation.FOLLOWS, to=theirs, by=desk.analyst, at=now)
    number = enter_published(
        told(
            area=desk.other.area_id,
            about=((theirs, Does.DISSEMINATES),),
            points=(PublishedPoint(desk.other.area_id, 300, 297), PublishedPoint(None)),
            statements=(
                Statement(Said.CLAIM, "Nhiều người hiểu hơn"),
                Statement(Said.CONCLUSION, "Có kế hoạch riêng", "Các xã"),
            ),
        ),
        by=desk.analyst,
        at=now,
    )
    listed = page(desk.officer, LIST).content.decode()
    assert f"{LIST}cong-bo/{number}/" in listed
    assert "06/2024" in listed
    assert f"{LIST}cong-bo/{number}/" not in page(desk.officer, f"{LIST}?van-ban={ours}").content.decode()
    shown = page(desk.officer, f"{LIST}cong-bo/{number}/").content.decode().replace("\u00a0", " ")
    for words in ("297/300 có mặt = 99,0 %, vắng 3", "nguồn không in số", "nêu mà không có số", "01-NQ/MAU"):
        assert words in shown
    assert page(desk.officer, f"{LIST}cong-bo/{number + 1}/").status_code == 404
    with pytest.raises(ProgrammeRefusedError):
        enter_published(told(), by=desk.officer, at=now)
