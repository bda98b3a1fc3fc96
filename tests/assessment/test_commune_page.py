"""The commune page as data: the class with its reason, criteria, distance, readings, sources."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string

from tests.factories import assessed
from vungxanh.areas.interface import Flag
from vungxanh.assessment.interface import Source
from vungxanh.assessment.web.pages.commune import CommunePage, commune_page, fed, years
from vungxanh.ui.criteria import Line
from vungxanh.ui.interface import words

PERSON = ("managed", "using_not_exempt", "offenders_arrested", "resident_violators", "wanted_fugitives")
ORDERS = ("hãy", "phải", "cần giảm", "giảm ", "loại bỏ", "xóa bớt", "đưa ra khỏi")


def page(**changed: Any) -> CommunePage:
    return commune_page(
        assessed.run(),
        assessed.commune(**changed),
        history=[(2025, "II", "/2025/")],
        province_href="/",
        receipt="/r",
    )


def line(shown: CommunePage, article: str) -> Line:
    return next(one for group in shown.groups for one in group.lines if one.article == article)


def test_the_class_is_a_sentence_with_its_reason() -> None:
    assert page().sentence == "Loại II: 4 trong 5 tiêu chí (Điều 4 khoản 2 điểm a, b, c, đ)"


@pytest.mark.parametrize(
    ("verdict", "met", "said"),
    [
        ("drug_free", ("6.1", "6.2", "6.3"), "Không ma túy: đủ 3 điều kiện (Điều 6 khoản 1, 2, 3)"),
        ("III", ("4.3b", "6.3"), "Loại III: 1 trong 3 tiêu chí (Điều 4 khoản 3 điểm b)"),
        ("unclassified", ("6.1",), "còn 2 trong 3 điều kiện của Điều 6 chưa đạt"),
    ],
)
def test_every_class_has_its_sentence(verdict: str, met: tuple[str, ...], said: str) -> None:
    assert said in words.sentence(verdict, met)


def test_an_undetermined_class_says_what_it_may_be() -> None:
    shown = page(verdict="undetermined", possible=("III", "II"), decides=("managed_users",), nearest=None)
    assert shown.sentence == "Chưa đủ số liệu để xếp loại: có thể là Loại III hoặc Loại II"
    assert shown.decides == ("Người sử dụng trái phép có hồ sơ quản lý",)
    assert not shown.distance.known


def test_a_criterion_shows_both_numbers_the_threshold_and_the_distance() -> None:
    rate = line(page(), "Điều 4 khoản 2 điểm a")
    assert rate.shown == (("24 / 5.120 = 0,47\u00a0%", "≥ 0,1\u00a0%", "vượt 18"),)
    assert (rate.met, rate.counted) == ("đạt", True)
    plants = line(page(), "Điều 4 khoản 1 điểm d")
    assert [said for _, said, _ in plants.shown] == ["≥ 3.000 cây", "≥ 750 m²"]
    assert line(page(), "Điều 6 khoản 2").shown == (("2", "bằng 0", "còn 2"), ("0", "bằng 0", "không còn"))
    assert line(page(), "Điều 4 khoản 1 điểm đ").shown[1][0] == "trong tỉnh"


def test_the_class_of_the_verdict_comes_first_and_alone_is_marked() -> None:
    groups = page().groups
    assert groups[0].asks == "Loại II: cần 3 trong 5 tiêu chí, đạt 4"
    assert not any(one.counted for group in groups[1:] for one in group.lines)
    assert sum(len(group.lines) for group in groups) == 16


def test_a_reading_of_printed_bands_shows_their_upper_bound() -> None:
    shown = page(reading="literal/positive/drug_free_over_III/exclude")
    assert line(shown, "Điều 4 khoản 2 điểm a").shown[0][1] == "≥ 0,1\u00a0%, dưới 0,5\u00a0%"
    assert line(shown, "Điều 4 khoản 3 điểm a").shown[0][1] == "trên 0, dưới 0,1\u00a0%"
    literal_zero = page(reading="literal/literal/drug_free_over_III/exclude")
    assert line(literal_zero, "Điều 4 khoản 3 điểm a").shown[0][1].startswith("≥ 0")


def test_an_unknown_figure_is_said_in_words() -> None:
    unknown = assessed.criterion("4.1a", None, None, "5/1000", None)
    shown = page(criteria=(unknown,))
    assert line(shown, "Điều 4 khoản 1 điểm a").shown == (
        ("chưa có số liệu", "≥ 0,5\u00a0%", "chưa có số liệu"),
    )
    assert line(shown, "Điều 4 khoản 1 điểm a").met == "chưa rõ"


def test_work_and_paper_stand_apart_and_each_lawful_way_is_named() -> None:
    shown = page().distance
    work = [change for way in shown.work for change in way.changes]
    paper = [change for way in shown.paper for change in way.changes]
    assert all(change.lawful and change.unlawful for change in work)
    assert not any(change.lawful for change in paper)
    assert "khoảng cách 19 người" in work[0].says


@pytest.mark.parametrize("name", PERSON)
def test_a_gap_about_people_never_reads_as_an_order(name: str) -> None:
    change = {"input": name, "from": 1, "to": 0, "by": -1, "paper_if": "x"}
    shown = page(nearest={"better": [{"to": "III", "kind": "work", "changes": [change]}], "worse": []})
    html = render_to_string("assessment/distance.html", {"commune": shown}).lower()
    assert "khoảng cách 1 người" in html
    assert "không phải kết quả công tác" in html
    assert [order for order in ORDERS if order in html.replace("không phải", "")] == []


def test_other_readings_are_gathered_by_class() -> None:
    shown = page()
    assert [(other.verdict, len(other.readings)) for other in shown.others] == [("I", 12)]
    assert shown.agreeing == 12


def test_a_figure_leads_to_its_cell() -> None:
    source = page().sources[0]
    assert source.place == "lần gửi 1, trang “Số liệu”, ô C4"


def test_the_day_a_figure_was_learned_is_the_day_in_vietnam() -> None:
    late = datetime(2025, 12, 14, 20, tzinfo=UTC)
    told = fed(Source("residents", 9000, "A02", "Số liệu", "C5", 1, late))
    assert told.learned == "15/12/2025"


def test_a_second_finding_before_precedence_is_told() -> None:
    shown = page(verdict="drug_free", key_class="III", criteria_met=("4.3a", "6.1", "6.2", "6.3"))
    assert shown.also == (
        "Đồng thời đạt tiêu chí loại III (Điều 4 khoản 3 điểm a); "
        "theo cách hiểu đang dùng, không ma túy đứng trước.",
    )


def test_a_held_commune_says_why_and_shows_no_class() -> None:
    doubt = Flag("few", "72 người là quá ít với một phường", "72 people are too few for a ward")
    nothing: dict[str, Any] = {"criteria": (), "criteria_met": (), "verdicts": {}, "receipt_sha256": ""}
    shown = page(verdict="held", held=(doubt,), nearest=None, **nothing)
    assert shown.sentence.startswith("Tạm giữ kết quả")
    assert shown.groups == ()


def test_a_change_of_class_is_an_arrow_with_both_letters() -> None:
    history = [(2027, "III", "/27/"), (2026, "II", "/26/"), (2025, "II", "/25/")]
    changes = [year.change for year in years(history, 2026)]
    assert changes == [("II", "III"), None, None]
    assert [year.current for year in years(history, 2026)] == [False, True, False]
