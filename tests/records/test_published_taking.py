"""Taking accepted marks into the register: what fits, what is refused, what comes back."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

import pytest

from tests.factories.marks import Said, finished, said
from tests.factories.provinces import load_provinces
from vungxanh.areas.interface import name_key
from vungxanh.records.rules.taking import Choice, NotTakenError, claim_of_mark, place_meant

TODAY = date(2026, 3, 1)
SHARE = said("28,2% số xã", "drug_free_share_pct", "28.2", "percent")
TARGET = said("20% số xã", "drug_free_share_pct", "20", "percent", role="target")
MARGIN = said("vượt 8,2%", "target_pct", "8.2", "percent")
CASES = said("52 vụ", "cases", "52", "case")
CHOICE = Choice(area=1, as_of="2026-02-04")


class World(NamedTuple):
    """Two invented provinces among the real ones, an analyst of each, an officer of a commune."""

    province: Any
    analyst: Any
    officer: Any
    stranger: Any


@pytest.fixture
def world(db: None) -> World:
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born("simulated")
    load_provinces()
    since = date(2025, 7, 1)
    made = [
        create_illustrative_province(
            code=code,
            name=f"Mẫu {code}",
            communes=[(f"{code}01", "Mẫu 01", "xa")],
            valid_from=since,
            by="thử",
        )
        for code in ("MA", "MB")
    ]
    commune = communes_of(made[0].id, since)[0]
    posts = [
        create_post(symbol=symbol, title=symbol, role=role, area_id=area, by=None)
        for symbol, role, area in (
            ("ma-pt", "provincial_analyst", made[0].id),
            ("ma-xa", "commune", commune.id),
            ("mb-pt", "provincial_analyst", made[1].id),
        )
    ]
    return World(made[0], *posts)


def test_places_are_told_apart() -> None:
    names = {name_key(text): 7 for text in ("Lai Châu", "tỉnh Lai Châu")}
    meant = {text: place_meant(text, names, name_key) for text in (
        "Lai Châu", "Tỉnh Lai Châu", "cả nước", "toàn quốc", "xã Mẫu 01", "thành phố Lai Châu", "huyện Mẫu",
        "nơi khác", None,
    )}  # fmt: skip
    assert meant == {
        "Lai Châu": 7,
        "Tỉnh Lai Châu": 7,
        "cả nước": "nation",
        "toàn quốc": "nation",
        "xã Mẫu 01": "below",
        "thành phố Lai Châu": "below",
        "huyện Mẫu": "below",
        "nơi khác": None,
        None: None,
    }


def claim(one: Said, choice: Choice = CHOICE, *beside: Said) -> Any:
    return claim_of_mark(
        one.data, choice, number=1, source="0" * 64, beside=[other.data for other in (one, *beside)]
    )


def test_a_margin_that_can_only_be_points_is_refused_as_a_percentage() -> None:
    """A1 of the acceptance rows."""
    with pytest.raises(NotTakenError, match=r"28,2 % − 20 % = 8,2 điểm phần trăm.*41 %") as told:
        claim(MARGIN, CHOICE, SHARE, TARGET)
    assert told.value.reason == ""
    assert "41%" in told.value.en
    points = claim(MARGIN, replace(CHOICE, unit="pp"), SHARE, TARGET)
    assert (points.unit, points.value, points.definition) == ("pp", Fraction("8.2"), "over_target")


def test_a_margin_that_is_a_percentage_stays_one() -> None:
    relative = claim(said("vượt 41%", "target_pct", "41", "percent"), CHOICE, SHARE, TARGET)
    assert (relative.unit, relative.definition) == ("percent", "over_target")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"role": "restated"}, "restated"),
        ({"role": "non_drug"}, "not_drug"),
        ({"measure": "other"}, "not_drug"),
        ({"value": None}, "unclear"),
        ({"value": "1/3"}, "unclear"),
        ({"value": "1/0"}, "unclear"),
        ({"value": "nhiều"}, "unclear"),
        ({"value": "9" * 40}, "unclear"),
        ({"unit": "person"}, "unclear"),
        ({"role": "target", "period": None}, "unclear"),
    ],
)
def test_what_has_no_place_in_the_register_says_why(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(NotTakenError) as told:
        claim(Said(CASES.words, {**CASES.data, **changed}))
    assert told.value.reason == reason
    assert told.value.vi
    assert told.value.en


@pytest.mark.parametrize("as_of", ["", "4/2/2026", "--02-04", "2026-13", "nay"])
def test_without_a_day_it_has_no_place_in_time(as_of: str) -> None:
    with pytest.raises(NotTakenError, match="ngày"):
        claim(CASES, replace(CHOICE, as_of=as_of))


def test_a_target_has_a_type_and_a_due_day_and_a_result_has_none() -> None:
    due = {"from": None, "to": "2025-12-14"}
    target = said("11 xã", "drug_free_communes", "11", "commune", role="target", period=due)
    made = claim(target, replace(CHOICE, target_type="stretch"))
    assert (made.target_type, made.end, made.start) == ("stretch", "2025-12-14", "")
    assert claim(target).target_type == "floor"
    assert claim(CASES, replace(CHOICE, target_type="stretch")).target_type == ""


@pytest.mark.parametrize(
    ("as_of", "era"), [("2025-06-30", "before"), ("2025-07", "after"), ("2024", "before")]
)
def test_the_day_says_on_which_map_a_figure_stands(as_of: str, era: str) -> None:
    assert claim(CASES, replace(CHOICE, as_of=as_of)).era == era


def of(world: World) -> Choice:
    return Choice(world.province.id, "2026-02-04")


def test_a_mark_is_taken_in_one_transaction_and_quoted(world: World) -> None:
    from vungxanh.intake.interface import MarkTakenAlreadyError, mark, marks_waiting
    from vungxanh.records.actions import take
    from vungxanh.records.queries.published import published_figure

    first, second = finished(world.analyst, [CASES, SHARE])
    taken = published_figure(take(first, of(world), by=world.analyst, on=TODAY))
    found = mark(first, by=world.analyst, on=TODAY)
    assert found.taker == "records.PublishedFigure"
    assert (taken.mark_id, taken.document, taken.span) == (first, found.sha256, (found.start, found.end))
    assert (taken.claim.value, taken.claim.measure, taken.area.id) == (52, "cases", world.province.id)
    assert (taken.url, taken.taken_by, taken.withdrawn) == ("", "ma-pt", "")
    assert marks_waiting("quantity", by=world.analyst, on=TODAY) == 1
    with pytest.raises(MarkTakenAlreadyError):
        take(first, of(world), by=world.analyst, on=TODAY)
    assert second != first


def test_when_the_figure_cannot_be_written_the_mark_still_waits(world: World) -> None:
    from vungxanh.intake.interface import mark
    from vungxanh.records.actions import take
    from vungxanh.records.models import PublishedFigure

    (number,) = finished(world.analyst, [Said("52 vụ", {**CASES.data, "area": "xã Mẫu 01"})])
    with pytest.raises(NotTakenError) as told:
        take(number, of(world), by=world.analyst, on=TODAY)
    assert told.value.reason == "below_province"
    assert mark(number, by=world.analyst, on=TODAY).taker == ""
    assert not PublishedFigure.objects.exists()


@pytest.mark.parametrize(
    ("words", "as_of"), [("tỉnh Mẫu MB", "2026-02-04"), (None, "2024-02-04"), ("tỉnh Mẫu MA", "2024-02-04")]
)
def test_the_chosen_province_must_be_the_one_meant_and_exist_then(
    world: World, words: str | None, as_of: str
) -> None:
    from vungxanh.records.actions import take

    (number,) = finished(world.analyst, [Said("52 vụ", {**CASES.data, "area": words})])
    with pytest.raises(NotTakenError):
        take(number, replace(of(world), as_of=as_of), by=world.analyst, on=TODAY)


def test_a_figure_comes_back_with_its_history_and_can_be_taken_anew(world: World) -> None:
    from vungxanh.records.actions import take, withdraw_figure
    from vungxanh.records.actions.published import WithdrawnFigureError
    from vungxanh.records.queries.published import published_figure, published_figures, taken_lately

    (number,) = finished(world.analyst, [CASES])
    first = take(number, of(world), by=world.analyst, on=TODAY)
    withdraw_figure(first, reason="mistaken", by=world.analyst, on=TODAY)
    assert published_figure(first).withdrawn == "mistaken"
    assert published_figures() == ()
    with pytest.raises(WithdrawnFigureError):
        withdraw_figure(first, reason="mistaken", by=world.analyst, on=TODAY)
    second = take(number, of(world), by=world.analyst, on=TODAY)
    assert [one.id for one in published_figures()] == [second]
    since = published_figure(first).learned_at
    assert [one.id for one in taken_lately(by="ma-pt", since=since)] == [second, first]


def test_a_refused_mark_waits_no_more_and_may_still_be_taken(world: World) -> None:
    from vungxanh.intake.interface import MarkTakenAlreadyError
    from vungxanh.records.actions import refuse, take
    from vungxanh.records.models import MarkRefusal
    from vungxanh.records.queries.waiting import waiting

    (number,) = finished(world.analyst, [CASES])
    refuse(number, "unclear", by=world.analyst, on=TODAY)
    assert waiting(world.analyst, on=TODAY) == ()
    with pytest.raises(MarkTakenAlreadyError):
        refuse(number, "wrong", by=world.analyst, on=TODAY)
    assert MarkRefusal.objects.get().reason == "unclear"
    assert take(number, of(world), by=world.analyst, on=TODAY)


def test_only_the_analyst_of_the_documents_province_decides(world: World) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.intake.interface import NoMarkError
    from vungxanh.records.actions import refuse, take, withdraw_figure

    (number,) = finished(world.analyst, [CASES])
    with pytest.raises(Refused):
        take(number, of(world), by=world.officer, on=TODAY)
    with pytest.raises(Refused):
        refuse(number, "wrong", by=world.officer, on=TODAY)
    with pytest.raises(NoMarkError):
        take(number, of(world), by=world.stranger, on=TODAY)
    figure = take(number, of(world), by=world.analyst, on=TODAY)
    with pytest.raises(Refused):
        withdraw_figure(figure, reason="mistaken", by=world.officer, on=TODAY)
    with pytest.raises(NoMarkError):
        withdraw_figure(figure, reason="mistaken", by=world.stranger, on=TODAY)


def test_what_waits_is_made_ready_with_a_fixed_number_of_queries(
    world: World, django_assert_max_num_queries: Any
) -> None:
    from vungxanh.records.queries.waiting import waiting

    nation = Said("52 vụ", {**CASES.data, "area": "cả nước"})
    elsewhere = Said("52 vụ", {**CASES.data, "area": "xã Mẫu 01"})
    for number in range(12):
        finished(world.analyst, [SHARE, TARGET, MARGIN, nation, elsewhere], title=f"Bài mẫu {number}")
    with django_assert_max_num_queries(14):
        found = waiting(world.analyst, on=TODAY)
    assert len(found) == 50
    share, target, margin, whole, below = found[:5]
    assert share.ready
    assert (share.place, share.choice) == (world.province.id, of(world))
    assert target.ready
    assert margin.problem is not None
    assert "8,2 điểm" in margin.problem.vi
    assert (whole.place, whole.ready) == ("nation", True)
    assert below.problem is not None
    assert below.problem.reason == "below_province"
    assert len(waiting(world.analyst, on=TODAY, after=found[-1].mark.id)) == 10


def test_a_part_names_its_total_when_that_was_taken_before(world: World) -> None:
    from vungxanh.records.actions import take
    from vungxanh.records.interface import checks, published_figures

    part = Said("12 vụ", {**CASES.data, "value": "12", "role": "part", "part_of": 0})
    marks = finished(world.analyst, [CASES, part])
    total, of_it = (take(mark, of(world), by=world.analyst, on=TODAY) for mark in marks)
    found = {one.id: one.claim for one in published_figures()}
    assert found[of_it].part_of == str(total)
    assert [(one.kind, one.holds) for one in checks(found.values())] == [("parts", True)]
