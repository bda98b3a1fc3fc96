"""Reading a list of decisions and comparing it: only references come through, and nothing is said again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.papers import paper
from tests.dossiers.stories import START, Story, a_term
from vungxanh.dossiers.rules.course import follow
from vungxanh.dossiers.rules.kinds import Issuer
from vungxanh.dossiers.rules.reconcile import MOST_LINES, Held, Listed, Reference, compare, held, read_list
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.term import SYMBOL

TODAY = date(2026, 11, 28)
SYMBOLS = st.builds("{}/QĐ-{}".format, st.integers(1, 9_999), st.sampled_from(["CAX", "UBND", "TAND", "CAP"]))
DAYS = st.dates(date(2000, 1, 1), TODAY)
REFERENCES = st.builds(Reference.written, SYMBOLS, DAYS)
WRITTEN = (
    "{0};{1:%d/%m/%Y}",
    "{0}\t{1:%d/%m/%Y}",
    '"{0}","{1:%d/%m/%Y}"',
    "  {0} ngày {1.day}/{1.month}/{1.year}  ",
    "{0}, {1:%d-%m-%Y},",
    "{0} {1:%d.%m.%Y}",
    "{0};{1:%Y-%m-%d} 00:00:00",
    "0{0};{1:%Y-%m-%d}",
)


@given(st.lists(st.tuples(REFERENCES, st.sampled_from(WRITTEN)), min_size=1, max_size=30), st.booleans())
def test_every_writing_of_a_reference_is_read(lines: list[tuple[Reference, str]], headed: bool) -> None:
    text = "\r\n".join(form.format(one.symbol, one.day) for one, form in lines)
    found = read_list(("\ufeffSố, ký hiệu;Ngày quyết định\n\n" if headed else "") + text + "\n", on=TODAY)
    wanted = [one for one, _ in lines]
    assert found == Listed(frozenset(wanted), len(wanted) - len(set(wanted)))


@given(st.lists(REFERENCES, max_size=3), st.text(max_size=40), st.integers(0, 3))
def test_what_is_no_reference_refuses_the_whole_and_is_not_said_again(
    good: list[Reference], line: str, place: int
) -> None:
    lines = [f"{one.symbol}; {one.day:%d/%m/%Y}" for one in good]
    lines.insert(place, "đoạn:" + line)
    with pytest.raises(RefusedError) as refused:
        read_list("\n".join(lines), on=TODAY)
    for said in (refused.value.vi, refused.value.en):
        assert "đoạn:" not in said
        assert SYMBOL.search(said.replace("12/QĐ-CAX", "")) is None


@pytest.mark.parametrize(
    "line",
    [
        "Nguyễn Văn Mẫu; 12/QĐ-CAX; 3/8/2026",
        "12/QĐ-CAX; 3/8/2026; Nguyễn Văn Mẫu",
        "12/QĐ-CAX; 3/8/2026; 079203998877",
        "079203998877; 3/8/2026",
        "１２/QĐ-CAX; 3/8/2026",
        "12/QĐ-CAX; 31/2/2026",
        "12/QĐ-CAX; 29/11/2026",
        "12/QĐ-CAX; 3/8/1999",
        "12/QĐ-CAX",
        "3/8/2026",
        "12/QĐ-CAX; 3/8/20261",
    ],
)
def test_lines_that_are_refused(line: str) -> None:
    with pytest.raises(RefusedError, match="dòng 2 ") as refused:
        read_list(f"5/QĐ-CAX; 1/8/2026\n{line}", on=TODAY)
    assert "Mẫu" not in str(refused.value)
    assert "0792" not in str(refused.value)


def test_headings_count_on_the_first_line_only_and_lines_are_named_up_to_ten() -> None:
    with pytest.raises(RefusedError, match="dòng 2 "):
        read_list("5/QĐ-CAX; 1/8/2026\nSố, ký hiệu; ngày", on=TODAY)
    with pytest.raises(RefusedError, match=r"dòng 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 và 2 dòng nữa"):
        read_list("x\n" * 12, on=TODAY)
    for empty in ("", "\n \n", "Số, ký hiệu; ngày\n"):
        with pytest.raises(RefusedError, match="chưa có dòng nào"):
            read_list(empty, on=TODAY)


def test_a_list_is_bounded() -> None:
    lines = [f"{number}/QĐ-CAX;1/8/2026" for number in range(1, MOST_LINES + 2)]
    assert len(read_list("\n".join(lines[:-1]), on=TODAY).references) == MOST_LINES
    for text in ("\n".join(lines), " " * 400_001):
        with pytest.raises(RefusedError, match=r"5\.000"):
            read_list(text, on=TODAY)


HELD = st.builds(Held, REFERENCES, st.frozensets(REFERENCES, max_size=2))


@given(st.lists(HELD, max_size=8), st.data())
def test_a_comparison_puts_each_decision_in_one_place(here: list[Held], data: st.DataObject) -> None:
    known = sorted({one for dossier in here for one in {dossier.now, *dossier.earlier}})
    chosen = data.draw(st.sets(st.sampled_from(known))) if known else set()
    there = Listed(frozenset(chosen | data.draw(st.sets(REFERENCES, max_size=4))))
    found = compare(here, there)
    assert {*found.same, *found.only_here} == {one.now for one in here}
    assert not set(found.same) & set(found.only_here)
    assert set(found.only_there) == there.references - set(known)
    assert found.agrees == (not found.only_here and not found.only_there)
    assert compare(reversed(here), there) == found


@given(st.lists(REFERENCES, unique=True, max_size=8))
def test_a_register_agrees_with_itself(references: list[Reference]) -> None:
    found = compare(map(Held, references), Listed(frozenset(references)))
    assert (found.same, found.agrees) == (tuple(sorted(references)), True)


def test_a_decision_that_was_replaced_still_finds_its_dossier_and_a_corrected_one_does_not() -> None:
    story = Story().opened()
    later, wrong, right = (
        paper(START + timedelta(day), Issuer.COMMUNE_POLICE_CHIEF, f"{day}/QĐ-CAX") for day in (40, 41, 42)
    )
    from vungxanh.dossiers.rules import events as happened

    story.add(happened.Renewed, START + timedelta(40), decision=later, term=a_term())
    story.add(happened.Renewed, START + timedelta(41), decision=wrong, term=a_term())
    story.add(happened.Corrected, START + timedelta(42), decision=right)
    state = follow(story.events, START + timedelta(43)).state
    assert state is not None
    found = held(state.decision, story.events)
    first = story.events[0]
    assert isinstance(first, happened.Opened)
    assert found == Held(Reference.of(right), frozenset({Reference.of(first.decision), Reference.of(later)}))
    for listed in (right, later, first.decision):
        assert compare([found], Listed(frozenset({Reference.of(listed)}))).agrees
    assert not compare([found], Listed(frozenset({Reference.of(wrong)}))).agrees
