"""Rows and shapes put together as HTML say what they were given, whatever signs stand in it."""

from html.parser import HTMLParser

from django.utils.functional import lazy
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.ui.drawing import drawn_lines, drawn_options, drawn_shapes
from vungxanh.ui.maps import Unit, tile_map
from vungxanh.ui.tables import Cell, Line, Link, Table

WORDS = st.text(st.sampled_from("a<>&\"'é "), max_size=6)
CELLS = st.builds(
    Cell,
    text=WORDS,
    note=WORDS,
    mark=st.sampled_from(("", "I", "drug_free", "held")),
    unknown=st.booleans(),
    one=st.booleans(),
    links=st.lists(st.builds(Link, WORDS, WORDS, WORDS), max_size=2).map(tuple),
)
PLACED = st.tuples(CELLS, st.booleans(), WORDS)
LINES = st.builds(Line, st.lists(PLACED, min_size=1, max_size=4).map(tuple), WORDS, WORDS)
TAGS = frozenset(("tr", "th", "td", "a", "span"))


class Read(HTMLParser):
    """What a browser finds: every tag in turn with its attributes, all text, and that each tag is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def given(self, name: str) -> list[str | None]:
        """The values of an attribute, in order."""
        return [attributes[name] for _, attributes in self.tags if name in attributes]


def table(*lines: Line) -> Table:
    return Table("bang", "Bảng", (), lines)


def letters(verdict: str) -> str:
    return {"": "", "I": "I ", "drug_free": "K ", "held": "? "}[verdict]


@given(st.lists(LINES, max_size=3))
def test_a_table_reads_back_as_it_was_given(lines: list[Line]) -> None:
    read = Read(drawn_lines(table(*lines)))
    assert read.open == []
    assert {tag for tag, _ in read.tags} <= TAGS
    cells = [(place, cell) for line in lines for place, (cell, _, _) in enumerate(line.cells)]
    said = [
        (letters(cell.mark) if place else "")
        + cell.text
        + cell.note
        + "".join(one.text for one in cell.links)
        for place, cell in cells
    ]
    assert "".join(read.text).replace("\n", "") == "".join(said)
    rows = [attributes for tag, attributes in read.tags if tag == "tr"]
    assert [one.get("id", "") for one in rows] == [line.id for line in lines]
    opened = [[line.href] if line.href else [] for line in lines]
    links = [[one.href for cell, _, _ in line.cells for one in cell.links] for line in lines]
    assert read.given("href") == [
        href for one, other in zip(opened, links, strict=True) for href in one + other
    ]
    labels = [label for line in lines for _, _, label in line.cells[1:] if label]
    assert read.given("data-label") == labels


@given(WORDS, WORDS, st.sampled_from((None, "I", "drug_free", "unclassified", "held")))
def test_a_shape_reads_back_as_it_was_given(name: str, href: str, verdict: str | None) -> None:
    unit = Unit(name, href, verdict)
    read = Read(drawn_shapes(tile_map([unit, unit], title="", label="", hint="")))
    assert read.open == []
    assert read.given("href") == [href, href]
    assert read.given("aria-label") == [unit.said, unit.said]
    assert "".join(read.text).count(unit.said) >= 2 or not unit.said


def test_where_a_cell_stands_and_what_it_is_shows_in_its_class() -> None:
    cells = (
        (Cell("Xã", one=True), False, ""),
        (Cell("5", unknown=True), True, "Số"),
        (Cell("Loại I", mark="I"), False, ""),
        (Cell("x"), False, ""),
    )
    read = Read(drawn_lines(table(Line(cells))))
    classes = [(tag, attributes.get("class")) for tag, attributes in read.tags]
    assert classes == [
        ("tr", None),
        ("th", "one"),
        ("td", "end"),
        ("span", None),
        ("span", "unknown"),
        ("td", "one"),
        ("span", "mark mark-I"),
        ("td", None),
    ]


def test_of_a_choice_the_chosen_option_is_marked_and_all_text_escaped() -> None:
    drawn = drawn_options([(1, "Xã <Một>"), (20, "Xã Hai"), ('"', "a & b")], 20)
    assert drawn == (
        '<option value="1">Xã &lt;Một&gt;</option><option value="20" selected>Xã Hai</option>'
        '<option value="&quot;">a &amp; b</option>'
    )
    assert "selected" not in drawn_options([(1, "Xã Một")], 0)


def test_words_of_another_language_and_safe_text_pass() -> None:
    later = lazy(lambda: "a & b", str)()
    drawn = drawn_lines(table(Line(((Cell(later), False, ""), (Cell(mark_safe("<i>x</i>")), False, "")))))
    assert '<th scope="row">a &amp; b</th><td><i>x</i></td>' in drawn
