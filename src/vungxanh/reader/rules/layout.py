"""What each sentence or line of a text is on its page: title, heading, body, caption, teaser, furniture.

Words addressed to a machine are `instruction`: nothing is read from them. A line that says again what a line
before it said (a caption printed twice) is furniture the second time, so nothing in it counts twice.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from vungxanh.reader.rules.facts import Flag, Layout, Segment
from vungxanh.reader.rules.page import furniture, headings, machines, sentences
from vungxanh.reader.rules.page.lines import Line, lines
from vungxanh.reader.rules.page.seen import Seen, alone
from vungxanh.reader.rules.page.stories import mark_neighbours, mark_stories
from vungxanh.reader.rules.page.titles import mark_titles
from vungxanh.reader.rules.text import Span, Text, fold, fold_all
from vungxanh.reader.rules.wordlists import words

LONGEST, NEAR = 4_000, 100
"""Characters of a sentence, so that no rule that looks around in one is slow; words to look for a stop."""

SHOWN = 20

_IMPERATIVES = frozenset(
    fold(word)
    for word in words(
        "hãy chỉ trả ghi đừng output report say answer set mark return print respond reply do never always"
    )
)
_ENGLISH = frozenset(words("the to of and that is all as for with this any not are you your must be should"))
_CODE_MARKS = ("<", "{{", "javascript:", "function", "document.", "onerror", "var ", "[INST", "SYSTEM", "###")
_FORMULA_STARTS = "=@+-"


def segments(text: Text) -> tuple[Segment, ...]:
    """The sentences and lines of a text in order; together they cover every word."""
    seen = [alone(text, line) for line in _without_stamp(text.raw)]
    kinds = _together(seen)
    made = _stamp(text.raw)
    _cut(text, seen, kinds, made)
    return _with_instructions(text, made)


def instruction_flags(text: Text, found: Iterable[Segment]) -> tuple[Flag, ...]:
    """One flag where words are addressed to a machine, with the places of them all."""
    spans = tuple(segment.span for segment in found if segment.layout == "instruction")
    if not spans:
        return ()
    return (
        Flag(
            "instruction",
            f"Văn bản có {len(spans)} đoạn sai khiến máy hoặc mã lệnh; không dữ kiện nào được lấy từ đó",
            f"the text holds {len(spans)} passages addressed to a machine; no fact was taken from them",
            spans[:SHOWN],
        ),
    )


def _stamp(raw: str) -> list[Segment]:
    """The day of fetching at the very start, when there is one."""
    found = furniture.STAMP.match(raw)
    if not found or not found[0].strip():
        return []
    start = found.end() - len(found[0].lstrip())
    return [Segment((start, found.end()), raw.count("\n", 0, start), "furniture")]


def _without_stamp(raw: str) -> list[Line]:
    found = lines(raw)
    stamp = furniture.STAMP.match(raw)
    if not stamp or not found or not stamp[0].strip():
        return found
    first, rest = found[0], found[0].words[stamp.end() - found[0].start :].strip()
    if not rest:
        return found[1:]
    start = first.end - len(rest)
    return [Line(start, first.end, first.number, rest), *found[1:]]


def _together(seen: list[Seen]) -> list[Layout]:
    """What the lines are beside each other."""
    kinds: list[Layout] = [one.kind for one in seen]
    mark_neighbours(seen, kinds)
    first = mark_titles(seen, kinds)
    for number in range(first, len(seen) - 1):
        line, following = seen[number].line.words, seen[number + 1].line.words
        if kinds[number] == "body" and (
            headings.is_heading(line, len(seen[number].keys)) or headings.heads_items(line, following)
        ):
            kinds[number] = "heading"
    mark_stories(seen, kinds, first)
    return kinds


def _cut(text: Text, seen: list[Seen], kinds: list[Layout], made: list[Segment]) -> None:
    """Cut every line into sentences, under the heading that stands over it."""
    over: list[tuple[int, int]] = []
    for one, kind in zip(seen, kinds, strict=True):
        line = one.line
        if kind in ("title", "heading"):
            above = _above(over, headings.level(line.words)) if kind == "heading" else None
            made.append(Segment((line.start, line.end), line.number, kind, above))
            if kind == "heading":
                over.append((headings.level(line.words), len(made) - 1))
            continue
        above = over[-1][1] if over else None
        start = line.start
        for stop in (*sentences.ends(text.raw, line.start, line.end), line.end):
            pieces = ((start, stop),) if stop - start <= LONGEST else _pieces(text, start, stop)
            made.extend(Segment(piece, line.number, kind, above) for piece in pieces)
            start = _next_word(text.raw, stop, line.end)


def _next_word(raw: str, position: int, end: int) -> int:
    while position < end and raw[position].isspace():
        position += 1
    return position


def _pieces(text: Text, start: int, stop: int) -> Iterator[Span]:
    """A run without any full stop in pieces, at a semicolon or comma where there is one near."""
    while stop - start > LONGEST:
        last = text.first_from(start + LONGEST)
        near = range(last, max(last - NEAR, text.first_from(start) + 1), -1)
        cut = next((word for word in near if text.keys[word - 1] in (";", ",")), last)
        if cut >= len(text) or text.starts[cut] >= stop:
            break
        yield start, text.ends[cut - 1]
        start = text.starts[cut]
    yield start, stop


def _above(over: list[tuple[int, int]], level: int) -> int | None:
    """The heading over one of this level; those that it ends are taken off."""
    while over and over[-1][0] >= level:
        over.pop()
    return over[-1][1] if over else None


def _with_instructions(text: Text, made: list[Segment]) -> tuple[Segment, ...]:
    """Mark the segments that are addressed to a machine, and the orders that follow them."""
    starts = [segment.span[0] for segment in made]
    marked = {bisect_right(starts, text.starts[word]) - 1 for word in machines.orders(text)}
    marked |= set(_code(text.raw, made))
    for number in sorted(marked):
        _spread(text, made, number, marked)
    return tuple(
        replace(segment, layout="instruction") if number in marked else segment
        for number, segment in enumerate(made)
    )


def _code(raw: str, made: list[Segment]) -> Iterable[int]:
    scripts = any(mark in raw for mark in _CODE_MARKS)
    for number, segment in enumerate(made):
        start, end = segment.span
        if (scripts or raw[start] in _FORMULA_STARTS) and machines.is_code(raw[start:end]):
            yield number


def _spread(text: Text, made: list[Segment], number: int, marked: set[int]) -> None:
    """The rest of a bracket, and sentences that go on giving orders, belong to the first."""
    start, paragraph = made[number].span[0], made[number].paragraph
    bracket = text.raw[start] in "[<{("
    following = number + 1
    while following < len(made) and following not in marked:
        begin, end = made[following].span
        inside = bracket and made[following].paragraph == paragraph
        near = made[following].paragraph <= paragraph + 1
        if not inside and not (near and _goes_on_ordering(text.raw[begin:end])):
            return
        marked.add(following)
        following += 1


def _goes_on_ordering(sentence: str) -> bool:
    """An imperative, or words in English amid a Vietnamese text."""
    first = fold_all(sentence[:40])[:1]
    foreign = sentence.isascii() and len(_ENGLISH.intersection(sentence.lower().split())) > 0
    return foreign or bool(_IMPERATIVES.intersection(first))
