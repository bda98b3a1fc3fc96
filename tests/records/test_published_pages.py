"""The pages of the register: provinces side by side, series with breaks, printed errors, what waits."""

import re
from datetime import date
from fractions import Fraction
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tests.factories import signing
from tests.factories.marks import Said, finished, said
from tests.factories.provinces import load_provinces
from vungxanh.records.rules.measures import (
    COMPARATORS,
    DEFINITIONS,
    MEASURES,
    ROLES,
    SUBSTANCES,
    TARGET_TYPES,
)
from vungxanh.records.rules.published import Claim
from vungxanh.records.web.pages import words

HOME = "/so-lieu-cong-bo/"
WAITING = f"{HOME}cho-nhan/"


@pytest.fixture
def posts(db: None) -> Any:
    """A simulated database with the real provinces, the product's figures, an analyst and an officer."""
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.interface import load_published

    be_born("simulated")
    load_provinces()
    load_published()
    year = AssessmentYear(2026)
    made = create_illustrative_province(
        code="MA",
        name="Mẫu MA",
        communes=[("MA01", "Mẫu 01", "xa")],
        valid_from=year.period.start,
        by="thử",
    )
    commune = communes_of(made.id, year.as_of)[0]
    return {
        role: create_post(symbol=role, title=role, role=role, area_id=area, by=None)
        for role, area in (("provincial_analyst", made.id), ("commune", commune.id))
    }


@pytest.fixture
def analyst(posts: Any) -> Client:
    return signed_in("provincial_analyst")


def signed_in(symbol: str) -> Client:
    from vungxanh.access.models import Post

    return signing.signed_in(Post.objects.get(symbol=symbol))


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return plain(answer.content.decode())


def plain(html: str) -> str:
    """What a person reads: no tags, one space between words."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def rows(client: Client, address: str, table: str = "bang") -> dict[str, str]:
    """The rows of a table by their first cell."""
    html = client.get(address).content.decode()
    inside = html.partition(f'id="{table}"')[2].partition("</table>")[0]
    found = re.findall(r"<tr[^>]*><th[^>]*>(.*?)</th>(.*?)</tr>", inside.partition("<tbody>")[2], re.DOTALL)
    return {plain(head).strip(): plain(rest) for head, rest in found}


def test_every_word_of_the_register_has_words_for_people() -> None:
    assert set(words.MEASURES) == set(MEASURES)
    assert set(words.DEFINITIONS) == set(DEFINITIONS)
    assert set(words.SUBSTANCES) == {*SUBSTANCES, ""}
    assert set(words.ROLES) == set(ROLES)
    assert set(words.TARGET_TYPES) == set(TARGET_TYPES)


@pytest.mark.parametrize(
    ("changed", "vietnamese", "english"),
    [
        ({"unit": "percent", "value": Fraction("28.2"), "decimals": 1}, "28,2\u00a0%", "28.2%"),
        ({"unit": "pp", "value": Fraction("8.2"), "decimals": 1}, "8,2 điểm", "8.2 points"),
        ({"unit": "g", "value": Fraction("756.92")}, "756,92\u00a0g", "756.92\u00a0g"),
        ({"unit": "g", "value": Fraction(276000)}, "276\u00a0kg", "276\u00a0kg"),
        ({"unit": "g", "value": Fraction(4400000)}, "4,4\u00a0tấn", "4.4\u00a0t"),
        ({"comparator": "approx", "value": Fraction(9)}, "khoảng 9", "about 9"),
        ({"comparator": "gt", "value": Fraction(5800)}, "hơn 5.800", "more than 5,800"),
        ({"comparator": "ge", "value": Fraction(3)}, "từ 3 trở lên", "at least 3"),
        ({"comparator": "lt", "value": Fraction(3)}, "dưới 3", "less than 3"),
        ({"value": Fraction(27), "denominator": Fraction(27)}, "27/27", "27/27"),
        ({"value": Fraction(3), "value_max": Fraction(5)}, "3–5", "3–5"),
    ],
)  # fmt: skip
def test_figures_are_written_as_people_write_them(
    changed: dict[str, Any], vietnamese: str, english: str
) -> None:
    claim = Claim(**{"key": "1", "area": 1, "measure": "cases", "value": Fraction(1), "unit": "case",
                     "source": "https://mau.example"} | changed)  # fmt: skip
    assert claim.comparator in COMPARATORS
    assert words.value_text(claim) == vietnamese
    with translation.override("en"):
        assert words.value_text(claim) == english


@pytest.mark.parametrize(
    ("start", "end", "as_of", "role", "says"),
    [
        ("2025", "2025", "", "result", "năm 2025"),
        ("2024-01", "2024-06", "", "result", "1/2024–6/2024"),
        ("", "2025-12-14", "", "target", "đến 14/12/2025"),
        ("2022", "", "2024-06-01", "result", "từ 2022"),
        ("", "2025-06", "2025-08-20", "result", "đến 6/2025"),
        ("", "", "2024-11-21", "result", "ngày 21/11/2024"),
        ("", "", "2024-10", "result", "tháng 10/2024"),
        ("", "", "2023", "result", "năm 2023"),
        ("", "", "", "result", "không rõ ngày"),
    ],
)
def test_periods_are_written_as_people_write_them(
    start: str, end: str, as_of: str, role: str, says: str
) -> None:
    claim = Claim("1", 1, "cases", Fraction(1), "case", "", role=role, start=start, end=end, as_of=as_of)
    assert words.when(claim) == says


def test_provinces_stand_side_by_side_in_vietnamese_order(analyst: Client) -> None:
    text = shown(analyst, HOME)
    assert "129 số liệu của 16 tỉnh, thành phố" in text
    assert "447/3.403 = 13,1 %; nguồn in 14 %" in text
    found = rows(analyst, HOME)
    assert list(found) == [
        "Tỉnh An Giang",
        "Thành phố Huế",
        "Tỉnh Khánh Hòa",
        "Tỉnh Lào Cai",
        "Tỉnh Nghệ An",
        "Tỉnh Sơn La",
        "Tỉnh Tuyên Quang",
    ]
    tuyen_quang = found["Tỉnh Tuyên Quang"]
    assert "124 suy ra: chỉ số này cho 28,2 %" in tuyen_quang
    assert "vượt 8,2 điểm chỉ tiêu 20 %" in tuyen_quang
    assert "26,5 % năm 2025, tính từ hai số đã công bố" in found["Tỉnh An Giang"]
    assert "chưa có quyết định công nhận" in found["Tỉnh Nghệ An"]
    assert "vượt" not in found["Tỉnh Nghệ An"]
    assert "chưa có số liệu" in found["Thành phố Huế"]
    assert list(rows(analyst, HOME, "ca-nuoc")) == ["Toàn quốc"]


def test_all_provinces_show_when_asked_and_unknown_is_said_in_words(analyst: Client) -> None:
    found = rows(analyst, f"{HOME}?tinh=tat-ca")
    # 34 provinces of today, the invented one, and the former Lâm Đồng shares its name with today's.
    assert len(found) == 35
    assert found["Tỉnh Cao Bằng"].count("chưa có số liệu") == 4


def test_the_address_sorts_and_filters(analyst: Client) -> None:
    assert list(rows(analyst, f"{HOME}?ten=nghệ")) == ["Tỉnh Nghệ An"]
    falling = list(rows(analyst, f"{HOME}?sap=khong&chieu=giam"))
    assert falling[:3] == ["Tỉnh Tuyên Quang", "Tỉnh Nghệ An", "Tỉnh Sơn La"]
    people = rows(analyst, f"{HOME}?chu-de=nguoi")
    assert "khoảng 4.500" in people["Tỉnh Lai Châu"]
    targets = rows(analyst, f"{HOME}?chu-de=chi-tieu")
    assert "đến 14/12/2025" in targets["Tỉnh Điện Biên"]
    assert "25 % số xã, phường" in targets["Thành phố Cần Thơ"]
    assert "31 xã, phường (phấn đấu)" in targets["Thành phố Cần Thơ"]


def test_the_country_has_the_wide_count_and_not_the_narrow_one(analyst: Client) -> None:
    country = rows(analyst, f"{HOME}?chu-de=vu-viec", "ca-nuoc")["Toàn quốc"]
    assert "21.998" in country
    assert "537" not in country
    assert "hêrôin 276 kg" in country


def test_every_figure_of_a_page_leads_to_its_source(analyst: Client) -> None:
    html = analyst.get(f"{HOME}40/").content.decode()
    lines = html.partition('id="bang"')[2].count('<tr id="so-')
    assert lines == 20
    assert html.count('class="source" href="http') == lines


def test_a_series_is_broken_at_the_merger_and_at_the_change_of_criteria(analyst: Client) -> None:
    """A12 of the acceptance rows, on the page."""
    html = analyst.get(f"{HOME}40/").content.decode()
    chart = next(part for part in html.split("<figure>") if "<h3>Tỷ lệ xã, phường không ma túy</h3>" in part)
    drawn = chart.partition("</svg>")[0]
    assert "<polyline" not in drawn
    assert drawn.count('class="cut"') == 2
    assert "sáp nhập ngày 1/7/2025; đổi tiêu chí" in drawn
    assert all(label in drawn for label in ("61,7", "68,2", "24,6"))


def test_a_printed_error_is_kept_flagged_and_not_drawn(analyst: Client) -> None:
    html = analyst.get(f"{HOME}14/").content.decode()
    text = plain(html)
    assert "14 % không khớp khi tính lại" in text
    assert "không khớp: giữ như đã in, không dùng để tính" in text
    assert '"Tỷ lệ tái nghiện sau cai' not in html


@pytest.mark.parametrize(
    ("path", "status"),
    [("99/", 404), ("ca-nuoc/", 200), ("04/", 200), ("68/truoc-sap-nhap/", 200), ("MA/", 200)],
)
def test_pages_of_areas(analyst: Client, path: str, status: int) -> None:
    shown(analyst, HOME + path, status)


def test_an_area_without_figures_says_so(analyst: Client) -> None:
    assert "Chưa có số liệu nào được công bố" in shown(analyst, f"{HOME}04/")


def test_the_number_of_queries_does_not_grow(posts: Any, analyst: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries(path: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            analyst.get(path)
        return len(seen)

    province = posts["provincial_analyst"].area_id
    marks = finished(posts["provincial_analyst"], [*quantities()[:2], *quantities()[-1:]])
    counted = []
    for mark in marks:
        form = {"viec": "nhan", "dia-ban": province, "tinh-den": "2026-02-04"}
        assert analyst.post(f"{WAITING}{mark}/", form).status_code == 302
        counted.append([queries(path) for path in (HOME, f"{HOME}ca-nuoc/", f"{HOME}MA/", f"{HOME}40/")])
    assert counted[0] == counted[1] == counted[2]
    assert max(counted[0]) <= 32


def quantities() -> list[Said]:
    return [
        said("28,2% số xã", "drug_free_share_pct", "28.2", "percent"),
        said("20% số xã, phường", "drug_free_share_pct", "20", "percent", role="target"),
        said("vượt 8,2%", "target_pct", "8.2", "percent"),
        said("52 vụ", "cases", "52", "case", area="xã Mẫu 01"),
        said("<b>11</b> xã", "drug_free_communes", "11", "commune", area=None),
    ]


def test_what_waits_is_quoted_escaped_and_taken_by_a_form(posts: Any, analyst: Client) -> None:
    marks = finished(posts["provincial_analyst"], quantities())
    html = analyst.get(WAITING).content.decode()
    assert "&lt;b&gt;11&lt;/b&gt; xã" in html
    assert "28,2 % − 20 % = 8,2 điểm phần trăm" in plain(html)
    assert "ở dưới cấp tỉnh" in plain(html)
    province = posts["provincial_analyst"].area_id
    form = {"viec": "nhan", "dia-ban": province, "tinh-den": "2026-02-04"}
    answer = analyst.post(f"{WAITING}{marks[0]}/", form, follow=True)
    assert answer.redirect_chain == [(WAITING, 302)]
    assert "Đã nhận 28,2 % vào sổ" in plain(answer.content.decode())
    assert "28,2 %" in rows(analyst, HOME)["Tỉnh Mẫu MA"]


def test_a_margin_is_refused_as_percent_and_taken_as_points(posts: Any, analyst: Client) -> None:
    """A1 of the acceptance rows, on the page."""
    marks = finished(posts["provincial_analyst"], quantities())
    form = {"viec": "nhan", "dia-ban": posts["provincial_analyst"].area_id, "tinh-den": "2026-02-04"}
    for mark in marks[:2]:
        analyst.post(f"{WAITING}{mark}/", form)
    answer = analyst.post(f"{WAITING}{marks[2]}/", {**form, "don-vi": "percent"})
    assert answer.status_code == 422
    assert "tính theo tỷ lệ thì phải là 41 %" in plain(answer.content.decode())
    analyst.post(f"{WAITING}{marks[2]}/", {**form, "don-vi": "pp"})
    assert "vượt 8,2 điểm" in rows(analyst, HOME)["Tỉnh Mẫu MA"]
    assert "28,2 % − 20 % = 8,2 điểm; nguồn in 8,2" in shown(analyst, f"{HOME}MA/")


@pytest.mark.parametrize(
    "form",
    [
        {"viec": "nhan", "dia-ban": "", "tinh-den": "2026-02-04"},
        {"viec": "nhan", "dia-ban": "999999", "tinh-den": "2026-02-04"},
        {"viec": "nhan", "dia-ban": "1e9", "tinh-den": "2026-02-04"},
        {"viec": "nhan", "dia-ban": "ca-nuoc", "tinh-den": "hôm qua"},
        {"viec": "tu-choi", "ly-do": "vì thế"},
        {"viec": "nhan", "dia-ban": "9" * 40, "tinh-den": "2026-02-04"},
    ],
)
def test_a_wrong_form_comes_back_with_the_reason(posts: Any, analyst: Client, form: dict[str, str]) -> None:
    from vungxanh.records.models import MarkRefusal, PublishedFigure

    mark = finished(posts["provincial_analyst"], quantities()[-1:])[0]
    answer = analyst.post(f"{WAITING}{mark}/", form)
    assert answer.status_code == 422
    assert 'class="error tried"' in answer.content.decode()
    assert not PublishedFigure.objects.exclude(mark=None).exists()
    assert not MarkRefusal.objects.exists()


def test_taking_back_and_taking_anew_keep_the_history(posts: Any, analyst: Client) -> None:
    from vungxanh.records.models import PublishedFigure

    mark = finished(posts["provincial_analyst"], quantities()[:1])[0]
    form = {"viec": "nhan", "dia-ban": posts["provincial_analyst"].area_id, "tinh-den": "2026-02-04"}
    analyst.post(f"{WAITING}{mark}/", form)
    first = PublishedFigure.objects.get(mark=mark)
    analyst.post(f"{HOME}rut/{first.pk}/", {"ly-do": "mistaken"})
    html = analyst.get(WAITING).content.decode()
    assert "Đã rút: Nhận nhầm" in plain(html)
    again = html.partition(f'id="so-{first.pk}"')[2].partition("</li>")[0]
    fields = dict(re.findall(r'<input type="hidden" name="([a-z-]+)" value="([^"]*)">', again))
    analyst.post(f"{WAITING}{mark}/", {"viec": "nhan"} | fields)
    assert PublishedFigure.objects.filter(mark=mark).count() == 2
    assert PublishedFigure.objects.filter(mark=mark, withdrawal=None).count() == 1


def test_a_refused_figure_can_still_be_taken(posts: Any, analyst: Client) -> None:
    mark = finished(posts["provincial_analyst"], quantities()[:1])[0]
    analyst.post(f"{WAITING}{mark}/", {"viec": "tu-choi", "ly-do": "unclear"})
    html = analyst.get(WAITING).content.decode()
    assert "Không có số nào chờ" in plain(html)
    assert f'id="dau-{mark}"' in html.partition('id="vua-tu-choi"')[2]


def test_an_officer_sees_the_own_marks_and_cannot_take_them(posts: Any, analyst: Client) -> None:
    marks = finished(posts["commune"], quantities()[:1])
    officer = signed_in("commune")
    assert "Phân tích viên cấp tỉnh nhận các số này" in shown(officer, WAITING)
    form = {"viec": "nhan", "dia-ban": posts["provincial_analyst"].area_id, "tinh-den": "2026-02-04"}
    assert officer.post(f"{WAITING}{marks[0]}/", form).status_code == 403
    assert analyst.post(f"{WAITING}{marks[0]}/", form).status_code == 302


def test_the_english_page_keeps_no_vietnamese_of_ours(analyst: Client) -> None:
    with translation.override("en"):
        html = analyst.get(HOME, headers={"Accept-Language": "en"}).content.decode()
    assert "Số liệu đã công bố" in html
    analyst.post("/ngon-ngu/", {"language": "en", "next": HOME})
    text = shown(analyst, f"{HOME}14/")
    assert "does not hold: kept as printed, used nowhere" in text
    assert "screening does not show the full picture" in text
    assert "Kept as printed; it does not recompute" in text
    assert "không khớp" not in text


def test_a_former_province_has_a_row_and_a_page_of_its_own(posts: Any, analyst: Client) -> None:
    from vungxanh.areas.interface import provinces

    old = next(one for one in provinces(date(2025, 6, 30)) if one.name == "Ninh Thuận")
    (mark,) = finished(
        posts["provincial_analyst"],
        [said("36 điểm", "hotspots", "36", "hotspot", area="tỉnh Ninh Thuận", period=None)],
        page_date=date(2024, 4, 12),
    )
    form = {"viec": "nhan", "dia-ban": old.id, "tinh-den": "2024-04-12"}
    assert analyst.post(f"{WAITING}{mark}/", form).status_code == 302
    assert (
        "36 ngày 12/04/2024, trước sáp nhập"
        in rows(analyst, f"{HOME}?chu-de=trong-diem")["Tỉnh Ninh Thuận trước ngày 1/7/2025"]
    )
    text = shown(analyst, f"{HOME}{old.code}/truoc-sap-nhap/")
    assert "Tỉnh Ninh Thuận" in text
    assert "1 số liệu từ 1 nguồn" in text
