"""Entering documents by hand and from accepted marks, and the chain of a document in one view."""

from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from tests.factories.directives import entered
from tests.factories.marks import Said, finished
from tests.factories.signing import signed_in
from tests.programme.test_register import Desk, desk, page, tie
from vungxanh.programme.rules.directives import SYMBOL, Relation, Sort
from vungxanh.programme.rules.read_marks import read_document

__all__ = ["desk"]
NEW, WAITING = "/chuong-trinh/van-ban/moi/", "/chuong-trinh/van-ban/cho-nhan/"


def client(by: Any) -> Any:
    from vungxanh.access.models import Post

    return signed_in(Post.objects.get(symbol=by.symbol))


def carried(answer: Any) -> dict[str, str]:
    """What a screen sends on by itself."""
    hidden = LexborHTMLParser(answer.content.decode()).css("main form input[type=hidden]")
    return {one.attributes["name"] or "": one.attributes.get("value") or "" for one in hidden}


SCREENS: tuple[dict[str, str], ...] = (
    {"symbol": "05/KH-UBND", "sort": "plan", "title": "Kế hoạch mẫu", "issuer": "UBND xã mẫu"},
    {"issued": "9/2025", "issued_source": "bản giấy", "signatory": "Chủ tịch", "begins": "", "until": ""},
    {"above": "", "source": "", "text": ""},
)


def told(by: Any, *changes: dict[str, str], start: str = NEW) -> Any:
    """Go through the three screens, or up to the one that comes back; the last answer."""
    browser = client(by)
    answer = browser.get(start)
    for screen, change in zip(SCREENS, [*changes, *[{}] * 3][:3], strict=True):
        answer = browser.post(NEW, {**carried(answer), **screen, **change})
        if answer.status_code == 422:
            break
    return answer


@pytest.mark.django_db
def test_a_plan_is_entered_in_three_screens_of_at_most_five_fields(desk: Desk) -> None:
    from vungxanh.programme.queries.chains import chain

    above = entered(desk.analyst, "01-NQ/TU", on="2024")
    fields = LexborHTMLParser(client(desk.officer).get(NEW).content).css("main .field")
    assert len(fields) == 5
    answer = told(desk.officer, {"area": str(desk.officer.area_id)}, {}, {"above": str(above)})
    assert answer.status_code == 302, answer.content.decode()
    number = int(answer["Location"].split("/")[-2])
    found = chain(desk.officer, number)
    assert [[row.symbol for row in way] for way in found.upward] == [["01-NQ/TU"]]
    assert "09/2025" in page(desk.officer, answer["Location"]).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "change", "says"),
    [
        (0, {"symbol": "không có số"}, "không đúng dạng"),
        (0, {"title": "Gửi ông Nguyễn Văn Mẫu, số 079203998877"}, "Đã che"),
        (1, {"issued": "31/2/2025"}, "không phải là ngày"),
        (1, {"signatory": ""}, "chưa ghi người ký"),
        (1, {"begins": "2/1/2026", "until": "1/1/2026"}, "kỳ kết thúc trước khi bắt đầu"),
    ],
)
def test_a_refusal_is_said_and_nothing_is_kept(
    desk: Desk, at: int, change: dict[str, str], says: str
) -> None:
    from vungxanh.programme.models import Directive

    changes: list[dict[str, str]] = [{"area": str(desk.officer.area_id)}, {}, {}]
    changes[at] |= change
    answer = told(desk.officer, *changes)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "079203998877" not in answer.content.decode()
    assert not Directive.objects.exists()


@pytest.mark.django_db
def test_a_document_in_its_chain_from_the_centre_to_a_commune(desk: Desk) -> None:
    top = entered(desk.analyst, "36-CT/TW", area=None, on="2019-08-16")
    middle = entered(desk.analyst, "01-NQ/TU", on="2024")
    low = entered(desk.officer, "02/KH-UBND", on="2025", sort=Sort.PLAN)
    beside = entered(desk.analyst, "03/KH-UBND", on="2025", sort=Sort.PLAN, area=desk.commune_beside)
    tie(middle, Relation.IMPLEMENTS, top, desk.analyst)
    tie(low, Relation.IMPLEMENTS, middle, desk.officer)
    tie(beside, Relation.IMPLEMENTS, middle, desk.analyst)
    tie(low, Relation.REVIEWS, top, desk.officer)
    shown = LexborHTMLParser(page(desk.analyst, f"/chuong-trinh/van-ban/{top}/").content)
    lines = [(one.attributes["class"], one.text().split()[0]) for one in shown.css(".chain li")]
    assert lines == [
        ("depth-0 here", "36-CT/TW"),
        ("depth-1", "01-NQ/TU"),
        ("depth-2", "02/KH-UBND"),
        ("depth-2", "03/KH-UBND"),
    ]
    of_officer = LexborHTMLParser(page(desk.officer, f"/chuong-trinh/van-ban/{low}/").content)
    assert [one.text().split()[0] for one in of_officer.css(".chain li")] == [
        "36-CT/TW",
        "01-NQ/TU",
        "02/KH-UBND",
    ]
    assert "sơ kết" in of_officer.text()
    assert "03/KH-UBND" not in page(desk.officer, f"/chuong-trinh/van-ban/{middle}/").content.decode()


@pytest.mark.django_db
def test_a_page_takes_as_many_queries_however_long_its_chain(desk: Desk) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    top = entered(desk.analyst, "36-CT/TW", area=None, on="2019-08-16")
    browser, counts = client(desk.analyst), []
    for number in range(2, 6):
        with CaptureQueriesContext(connection) as seen:
            browser.get(f"/chuong-trinh/van-ban/{top}/")
            browser.get("/chuong-trinh/van-ban/")
        counts.append(len(seen))
        below = entered(desk.analyst, f"0{number}-NQ/TU", on="2024")
        tie(below, Relation.IMPLEMENTS, top, desk.analyst)
    assert len(set(counts[1:])) == 1, counts


DOCUMENT = {
    "type": "directive",
    "symbol": "21-CT/TW",
    "issuer": "Bộ Chính trị",
    "date": "2008-03-16",
    "dates": ["2008-03-16", "--04-12"],
    "period": {"from": "2008", "to": "2018"},
    "relations": [{"kind": "implements", "symbol": "36-CT/TW", "type": "directive"}],
}


def marked(by: Any) -> int:
    """An accepted mark that names the document."""
    return finished(by, [Said("Chỉ thị 21-CT/TW", DOCUMENT)], kind="document")[0]


@pytest.mark.django_db
def test_a_document_is_entered_from_an_accepted_mark(desk: Desk) -> None:
    from vungxanh.intake.interface import marks_waiting
    from vungxanh.programme.models import Directive, DirectiveMark

    mark, today = marked(desk.analyst), timezone.localdate()
    shown = page(desk.analyst, WAITING).content.decode()
    assert "21-CT/TW" in shown
    assert "16/03/2008" in shown
    start = f"{NEW}?dau={mark}"
    first = LexborHTMLParser(client(desk.analyst).get(start).content)
    assert first.css_first("#id_symbol").attributes["value"] == "21-CT/TW"
    here = {"area": "trung-uong", "symbol": "21-CT/TW", "sort": "directive"}
    assert told(desk.analyst, here, start=start).status_code == 302
    assert list(DirectiveMark.objects.values_list("mark", flat=True)) == [mark]
    assert marks_waiting("document", by=desk.analyst, on=today) == 0
    again = told(desk.analyst, {**here, "symbol": "22-CT/TW"}, start=start)
    assert again.status_code == 422
    assert "đã được đưa vào sổ trước đó" in again.content.decode()
    assert not Directive.objects.filter(symbol="22-CT/TW").exists()


@pytest.mark.django_db
def test_a_mark_of_a_known_document_adds_its_date_beside_the_one_in_use(desk: Desk) -> None:
    from vungxanh.intake.interface import MarkTakenAlreadyError
    from vungxanh.programme.actions.marks import add_mark
    from vungxanh.programme.queries.directives import directive

    number = entered(desk.analyst, "21-CT/TW", area=None, on="2008-03-26")
    mark = marked(desk.analyst)
    answer = client(desk.analyst).post(WAITING, {"dau": str(mark), "van-ban": str(number)}, follow=True)
    assert "Đã gắn" in answer.content.decode()
    issued = directive(desk.analyst, number).row.issued
    assert (issued.counts.text, [one.on.text for one in issued.disputed]) == ("2008-03-26", ["2008-03-16"])
    with pytest.raises(MarkTakenAlreadyError):
        add_mark(mark, directive=number, by=desk.analyst, at=timezone.now())
    assert len(directive(desk.analyst, number).row.issued.readings) == 2
    for wrong in ({}, {"dau": str(mark), "van-ban": str(number)}):
        said = client(desk.analyst).post(WAITING, wrong, follow=True).content.decode()
        assert "Chưa chọn văn bản" in said or "đã được đưa vào sổ" in said


@pytest.mark.django_db
def test_what_is_added_to_a_document(desk: Desk) -> None:
    number = entered(desk.officer, "02/KH-UBND", on="2025")
    above = entered(desk.analyst, "01-NQ/TU", on="2024")
    at = f"/chuong-trinh/van-ban/{number}/them/"
    office = client(desk.officer)
    clause = {"sort": "task_group", "number": "II.1", "text": "Rà soát địa bàn", "office": "Công an xã"}
    assert office.post(at + "muc/", clause).status_code == 302
    assert office.post(at + "ngay/", {"on": "7/2025", "source": "báo mẫu"}).status_code == 302
    assert office.post(at + "quan-he/", {"relation": "implements", "to": str(above)}).status_code == 302
    shown = office.get(f"/chuong-trinh/van-ban/{number}/").content.decode()
    assert all(text in shown for text in ("Rà soát địa bàn", "07/2025", "01-NQ/TU"))
    assert office.post(at + "muc/", {**clause, "text": ""}).status_code == 422
    assert office.get(at + "khac/").status_code == 404
    assert office.get(f"/chuong-trinh/van-ban/{above}/them/muc/").status_code == 403
    back = {"viec": "bo", "relation": "implements", "to": str(above)}
    assert office.post(at + "quan-he/", back).status_code == 302
    assert "01-NQ/TU" not in office.get(f"/chuong-trinh/van-ban/{number}/").content.decode()


def test_what_a_mark_says_of_a_document() -> None:
    read = read_document(DOCUMENT)
    assert (read.symbol, read.sort, read.issuer) == ("21-CT/TW", Sort.DIRECTIVE, "Bộ Chính trị")
    assert [one.text for one in read.dates] == ["2008-03-16"]
    assert (str(read.begins), str(read.until)) == ("2008-01-01", "2018-12-31")
    assert read.implements == ("36-CT/TW",)
    assert read_document({"type": "law"}).sort is None


@pytest.mark.parametrize(
    "symbol", ["36-CT/TW", "28/2025/QĐ-TTg", "367/TTr-CAT-TM(CSMT)", "483/KH-BCA-C04", "1160/QĐ-TTg"]
)
def test_symbols_of_real_documents_have_the_shape(symbol: str) -> None:
    assert SYMBOL.fullmatch(symbol)


@given(st.from_regex(r"[0-9 .-]{9,16}", fullmatch=True))
def test_no_number_of_a_paper_has_the_shape_of_a_symbol(number: str) -> None:
    assert not SYMBOL.fullmatch(number)
