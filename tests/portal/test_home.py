"""The home page and the province page over HTTP: where a post goes, fragments, the number of queries."""

import csv
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import signing
from vungxanh.access.interface import Actor, be_born, create_post
from vungxanh.access.models import Post
from vungxanh.areas.interface import AreaSummary, communes_of, create_illustrative_province
from vungxanh.assessment.interface import assess
from vungxanh.portal.web.pages.export import safe

YEAR = 2025
SINCE = date(2025, 7, 1)


def province(code: str, communes: int) -> tuple[AreaSummary, Actor]:
    """An invented province of so many communes, with an analyst."""
    made = create_illustrative_province(
        code=code,
        name=f"Mẫu {code}",
        communes=[(f"{code}{n:02}", f"Mẫu {code} {n:02}", "xa") for n in range(1, communes + 1)],
        valid_from=SINCE,
        by="thử",
    )
    title = f"Phân tích viên {code}"
    return made, create_post(symbol=code, title=title, role="provincial_analyst", area_id=made.id, by=None)


def client_of(symbol: str) -> Client:
    return signing.signed_in(Post.objects.get(symbol=symbol))


@pytest.fixture
def small(db: None) -> AreaSummary:
    be_born("simulated")
    made, analyst = province("MA", 3)
    assess(province_id=made.id, year=YEAR, known_on=date(2026, 1, 5), by=analyst)
    return made


def text(client: Client, address: str, **headers: Any) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_post_lands_on_its_own_page(small: AreaSummary) -> None:
    commune = communes_of(small.id, SINCE)[0]
    create_post(symbol="X", title="Cán bộ xã mẫu", role="commune", area_id=commune.id, by=None)
    assert client_of("MA").get("/").headers["Location"] == "/tinh/MA/2025/"
    assert client_of("X").get("/").headers["Location"] == "/tinh/MA/2025/MA01/"
    assert client_of("MA").get("/tinh/MA/").headers["Location"] == "/tinh/MA/2025/"


def test_without_a_run_the_page_says_how_to_make_one(db: None) -> None:
    be_born("simulated")
    province("MA", 1)
    assert "./run template" in text(client_of("MA"), "/")
    answer = client_of("MA").get("/tinh/MA/2025/")
    assert answer.status_code == 404
    assert "Chưa xếp loại năm 2025" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/tinh/{0}/2025/", "/tinh/{0}/2025/?sap=ten", "/tinh/{0}/2025/cach-hieu/", "/tinh/{0}/2025/{0}01/"],
)
def test_queries_do_not_grow_with_rows(small: AreaSummary, address: str) -> None:
    large, analyst = province("MB", 12)
    assess(province_id=large.id, year=YEAR, known_on=date(2026, 1, 5), by=analyst)
    few, many = (queries(client_of(code), address.format(code)) for code in ("MA", "MB"))
    assert few == many


def frame(html: str) -> str:
    """The table of a page, from its frame's opening to its end."""
    found = re.search(r'<div class="table-frame[^"]*" id="bang".*?</table>\s*</div>', html, re.DOTALL)
    assert found is not None
    return found[0]


@pytest.mark.parametrize("query", ["", "?sap=ten&chieu=giam", "?loai=undetermined&ten=02", "?ten=khong"])
def test_the_part_a_script_asks_for_is_that_of_the_whole_page(small: AreaSummary, query: str) -> None:
    client, address = client_of("MA"), f"/tinh/MA/2025/{query}"
    part = text(client, address, **{"HX-Request": "true"})
    assert frame(text(client, address)) == frame(part) == part.strip()


def test_every_page_is_marked_as_simulated(small: AreaSummary) -> None:
    for address in ("/tinh/MA/2025/", "/tinh/MA/2025/cach-hieu/", "/tinh/MA/2025/MA01/", "/dia-ban/"):
        html = text(client_of("MA"), address)
        assert 'class="simulated"' in html
        assert html.count("Số liệu minh họa") >= 2


def test_a_receipt_comes_byte_for_byte(small: AreaSummary) -> None:
    from vungxanh.access.interface import actor
    from vungxanh.assessment.interface import latest_run, receipt

    create_post(symbol="MA-HD", title="Mẫu", role="council_member", area_id=small.id, by=None)
    by = actor("MA-HD")
    run = latest_run(by, province_id=small.id)
    assert run is not None
    answer = client_of("MA-HD").get(f"/bien-nhan/{run.id}/tinh.json")
    assert answer.content == receipt(by, run.id, None)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="MA-2025.json"'
    partly = client_of("MA").get(f"/bien-nhan/{run.id}/tinh.json")
    assert partly.headers["Content-Disposition"] == 'attachment; filename="MA-2025-trich.json"'
    assert client_of("MA").get(f"/bien-nhan/{run.id}/MA99.json").status_code == 404


def test_english_is_chosen_and_kept(small: AreaSummary) -> None:
    client = client_of("MA")
    assert 'lang="vi"' in text(client, "/tinh/MA/2025/", **{"Accept-Language": "en"})
    chosen = client.post("/ngon-ngu/", {"language": "en", "next": "/tinh/MA/2025/"})
    assert chosen.headers["Location"] == "/tinh/MA/2025/"
    html = text(client, "/tinh/MA/2025/")
    assert '<html lang="en">' in html
    assert "Undetermined" in html


def test_the_export_marks_every_row_and_holds_no_formula(small: AreaSummary) -> None:
    answer = client_of("MA").get("/tinh/MA/2025/bang.csv")
    head, *rows = csv.reader(answer.content.decode("utf-8-sig").splitlines())
    assert answer.headers["Content-Disposition"] == 'attachment; filename="MA-2025-minh-hoa.csv"'
    assert [row[0] for row in rows] == ["MA01", "MA02", "MA03"]
    assert {row[-1] for row in rows} == {"Số liệu minh họa"}
    assert {row[head.index("Dân cư hiện đang cư trú")] for row in rows} == {"chưa có số liệu"}
    assert [safe(value) for value in ("=1+1", "-x", -3, None)] == ["'=1+1", "'-x", "-3", "chưa có số liệu"]


def test_a_post_that_sees_no_figures_is_told_where_it_can_go(small: AreaSummary) -> None:
    create_post(symbol="QT", title="Quản trị mẫu", role="technical_administrator", area_id=small.id, by=None)
    page = text(client_of("QT"), "/")
    assert "Vai trò: quản trị kỹ thuật" in page
    assert 'href="/dia-ban/"' in page
    assert 'href="/tai-lieu/"' not in page
    assert client_of("QT").get("/tinh/MA/2025/").status_code == 403
    assert client_of("QT").get("/tinh/MA/2025/MA01/").status_code == 403


@pytest.mark.parametrize("role", ["provincial_approver", "council_member", "leader"])
def test_other_posts_of_the_province_see_its_page(small: AreaSummary, role: str) -> None:
    create_post(symbol="T", title="Chức danh mẫu", role=role, area_id=small.id, by=None)
    assert client_of("T").get("/").headers["Location"] == "/tinh/MA/2025/"
    assert client_of("T").get("/tinh/MA/2025/MA01/").status_code == 200
