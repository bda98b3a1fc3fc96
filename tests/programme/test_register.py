"""The register of documents: who sees and who enters which, what is refused, what a contradiction leaves."""

from datetime import date
from typing import Any, NamedTuple

import pytest
from django.utils import timezone

from tests.factories.directives import document, entered
from tests.factories.signing import signed_in
from vungxanh.programme.rules.directives import ClauseSort, Relation
from vungxanh.programme.rules.partial import PartialDate, Reading
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

pytestmark = pytest.mark.django_db


class Desk(NamedTuple):
    """Two invented provinces: an analyst, an officer of a commune, the analyst of the other one."""

    analyst: Any
    officer: Any
    other: Any
    commune_beside: int


@pytest.fixture
def desk(db: None) -> Desk:
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born("simulated")
    since, posts = date(2025, 7, 1), []
    for code in ("MA", "MB"):
        communes = [(f"{code}0{number}", f"Mẫu {code} 0{number}", "xa") for number in (1, 2)]
        made = create_illustrative_province(
            code=code, name=f"Mẫu {code}", communes=communes, valid_from=since, by="thử"
        )
        inside = communes_of(made.id, since)
        for role, area in (("provincial_analyst", made.id), ("commune", inside[0].id)):
            symbol = f"{code}-{role}"
            posts.append(create_post(symbol=symbol, title=symbol, role=role, area_id=area, by=None))
        posts.append(inside[1].id)
    return Desk(posts[0], posts[1], posts[3], posts[2])


def page(by: Any, address: str) -> Any:
    from vungxanh.access.models import Post

    return signed_in(Post.objects.get(symbol=by.symbol)).get(address)


def symbols(by: Any, **asked: str) -> list[str]:
    from vungxanh.programme.queries.directives import directives

    return [row.symbol for row in directives(by, **asked)]


def test_who_sees_which_documents(desk: Desk) -> None:
    entered(desk.analyst, "36-CT/TW", area=None, on="2019-08-16")
    entered(desk.analyst, "01-NQ/TU")
    entered(desk.officer, "02/KH-UBND")
    entered(desk.analyst, "05/KH-UBND", area=desk.commune_beside)
    entered(desk.other, "03-NQ/TU", source="https://bao.example/3", on="2025")
    entered(desk.other, "04-NQ/TU")
    assert symbols(desk.officer) == ["03-NQ/TU", "02/KH-UBND", "01-NQ/TU", "36-CT/TW"]
    assert set(symbols(desk.analyst)) == {*symbols(desk.officer), "05/KH-UBND"}
    assert symbols(desk.other) == ["03-NQ/TU", "04-NQ/TU", "36-CT/TW"]
    assert symbols(desk.analyst, search="van ban mau 36") == []
    assert symbols(desk.analyst, search="VĂN bản 36") == ["36-CT/TW"]
    assert symbols(desk.analyst, sort="plan") == []


def test_who_enters_which_documents(desk: Desk) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.programme.queries.directives import NoDirectiveError

    for area in (None, desk.commune_beside, desk.analyst.area_id):
        with pytest.raises(ProgrammeRefusedError, match="xã mình"):
            entered(desk.officer, area=area)
    with pytest.raises(ProgrammeRefusedError, match="công bố"):
        entered(desk.analyst, area=desk.other.area_id)
    number = entered(desk.analyst, area=desk.commune_beside)
    with pytest.raises(Refused):
        say(number, desk.officer)
    with pytest.raises(NoDirectiveError):
        say(0, desk.analyst)
    say(number, desk.analyst)


def say(directive: int, by: Any, **given: Any) -> int:
    from vungxanh.programme.actions.directives import add_clause

    told = {"sort": ClauseSort.TASK_GROUP, "text": "Việc mẫu", **given}
    return add_clause(directive=directive, by=by, at=timezone.now(), **told)


def test_two_dates_of_one_document_stay_side_by_side(desk: Desk) -> None:
    """Directive 21 is dated 16/3/2008 in one source and 26/3/2008 in others; the first entered counts."""
    from vungxanh.programme.actions.directives import state_date
    from vungxanh.programme.queries.directives import directive

    number = entered(desk.analyst, "21-CT/TW", area=None, on="2008-03-26")
    for text in ("2008-03-16", "2008-03", "2008-03-16"):
        reading = Reading(PartialDate(text), "nguồn khác")
        state_date(directive=number, reading=reading, by=desk.analyst, at=timezone.now())
    issued = directive(desk.analyst, number).row.issued
    assert [one.on.text for one in issued.readings] == ["2008-03-26", "2008-03-16", "2008-03"]
    assert [one.on.text for one in issued.disputed] == ["2008-03-16"]
    shown = page(desk.officer, f"/chuong-trinh/van-ban/{number}/").content.decode()
    assert "16/03/2008" in shown
    assert "mâu thuẫn" in shown
    assert "nguồn khác ghi 16/03/2008" in page(desk.officer, "/chuong-trinh/van-ban/").content.decode()


def test_one_symbol_twice_is_refused_unless_it_is_of_another_year(desk: Desk) -> None:
    entered(desk.analyst, "08/KH-UBND", on="2025-01")
    with pytest.raises(ProgrammeRefusedError, match="đã có trong sổ"):
        entered(desk.analyst, "08/kh-ubnd", on="2025-01-08")
    entered(desk.analyst, "08/KH-UBND", on="2026")
    assert len(symbols(desk.analyst)) == 2


def tie(of: int, relation: Relation, to: int, by: Any) -> None:
    from vungxanh.programme.actions.directives import relate

    relate(of=of, relation=relation, to=to, by=by, at=timezone.now())


def test_ties_close_no_circle_and_run_forward_in_time(desk: Desk) -> None:
    from vungxanh.programme.actions.directives import unrelate
    from vungxanh.programme.queries.chains import links

    above = entered(desk.analyst, "36-CT/TW", area=None, on="2019-08-16")
    first = entered(desk.analyst, "01-NQ/TU", on="2024")
    second = entered(desk.officer, "02/KH-UBND", on="2024")
    tie(first, Relation.IMPLEMENTS, above, desk.analyst)
    tie(second, Relation.IMPLEMENTS, first, desk.officer)
    with pytest.raises(ProgrammeRefusedError, match="Quan hệ vòng"):
        tie(first, Relation.IMPLEMENTS, second, desk.analyst)
    with pytest.raises(ProgrammeRefusedError, match="chính nó"):
        tie(first, Relation.REVIEWS, first, desk.analyst)
    with pytest.raises(ProgrammeRefusedError, match="trước"):
        tie(above, Relation.CONCLUDES, first, desk.analyst)
    assert len(links()) == 2
    unrelate(of=second, relation=Relation.IMPLEMENTS, to=first, by=desk.officer, at=timezone.now())
    tie(first, Relation.IMPLEMENTS, second, desk.analyst)


def test_nothing_of_a_refused_document_is_kept(desk: Desk) -> None:
    from vungxanh.programme.models import Clause, Directive, DirectiveDate

    with pytest.raises(ProgrammeRefusedError, match="người ký"):
        document(signatory=" ")
    number = entered(desk.analyst)
    with pytest.raises(ProgrammeRefusedError, match="nội dung"):
        say(number, desk.analyst, text=" ")
    with pytest.raises(ProgrammeRefusedError):
        entered(desk.analyst)
    assert (Directive.objects.count(), DirectiveDate.objects.count(), Clause.objects.count()) == (1, 1, 0)


def test_the_page_of_a_document_shows_its_clauses_by_kind_and_in_order(desk: Desk) -> None:
    number = entered(desk.analyst)
    for place in (1, 2):
        say(number, desk.analyst, text=f"Việc mẫu {place}", number=f"III.{place}", office="Công an xã mẫu")
    say(number, desk.analyst, text="Quan điểm mẫu", sort=ClauseSort.VIEWPOINT)
    shown = page(desk.officer, f"/chuong-trinh/van-ban/{number}/").content.decode()
    places = [shown.index(text) for text in ("Quan điểm mẫu", "Việc mẫu 1", "Việc mẫu 2")]
    assert places == sorted(places)
    assert "Công an xã mẫu" in shown
    assert page(desk.other, f"/chuong-trinh/van-ban/{number}/").status_code == 404
