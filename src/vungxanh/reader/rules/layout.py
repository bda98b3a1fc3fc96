"""What each sentence or line of a text is on its page: title, heading, body, caption, teaser, furniture.

Words addressed to a machine are `instruction`: nothing is read from them. A line that says again what a line
before it said (a caption printed twice) is furniture the second time, so nothing in it counts twice.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from vungxanh.reader.rules.facts import Flag, Layout, Segment
from vungxanh.reader.rules.page import captions, furniture, headings, machines, sentences
from vungxanh.reader.rules.page.lines import Line, lines
from vungxanh.reader.rules.text import Text, fold, fold_all
from vungxanh.reader.rules.wordlists import listed, words

LONGEST_LINE = 600
"""Characters from which a line is body, whatever it says."""

LONGEST_TITLE = 42
SHORT_SENTENCE = 14
STORY = 25
"""Words of a line with a full stop that ends a list of other stories."""

HEAD_LINES = 20
"""Lines among which an official paper says what it is."""

PAPERS = frozenset(
    fold_all(paper)
    for paper in listed("""
    kế hoạch|báo cáo|quyết định|nghị quyết|chỉ thị|thông báo|tờ trình|đề án|hướng dẫn|công văn|kết luận
    công điện|chương trình|chương trình hành động|diễn văn|biên bản|bài phát biểu|thông tư|nghị định|luật
    quy chế|quy định|thư kêu gọi|lời kêu gọi|phương án|phụ lục|biểu mẫu|đề cương|tham luận|bản tin
    thông cáo báo chí
    """)
)

LEAST_TEASER, MOST_TEASERS = 6, 8
"""Words of a lone headline at the end of a text, and how many such lines stand there at most."""

SHOWN = 20

_STOPS = (".", "!", "?", "…", ";", ":", "./.", '."', ".”", ".)", ",")
_IMPERATIVES = frozenset(
    fold(word)
    for word in words(
        "hãy chỉ trả ghi đừng output report say answer set mark return print respond reply do never always"
    )
)
_ENGLISH = frozenset(words("the to of and that is all as for with this any not are you your must be should"))
_NO_TITLE = re.compile(
    r"(?:Số|SỐ)\s*:?\s*\d|(?:Kính|Thưa|Hỏi|Ngày|Thời gian|Địa điểm)\b|\(?(?:[IVX\d]{1,4}|[A-E])[.)-]|[-+•*▪●]"
)
_SENTENCES = re.compile(r"[.!?] ")
_CODE_MARKS = ("<", "{{", "javascript:", "function", "document.", "onerror", "var ", "[INST", "SYSTEM", "###")
_FORMULA_STARTS = "=@+-"


class _Line(NamedTuple):
    """A line with the keys of its words and what it is by itself; `bare` lines end without a stop."""

    line: Line
    keys: list[str]
    kind: Layout
    bare: bool


def segments(text: Text) -> tuple[Segment, ...]:
    """The sentences and lines of a text in order; together they cover every word."""
    seen = [_alone(text, line) for line in _without_stamp(text.raw)]
    kinds = _together(seen)
    made = _stamp(text.raw)
    _cut(text.raw, seen, kinds, made)
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


def _alone(text: Text, line: Line) -> _Line:
    """What a line is by itself, before its neighbours are looked at."""
    if len(line.words) > LONGEST_LINE:
        return _Line(line, [], "body", False)
    keys = text.keys[text.first_from(line.start) : text.first_from(line.end)]
    return _Line(line, keys, _kind(line.words, keys), not line.words.endswith(_STOPS))


def _kind(line: str, keys: list[str]) -> Layout:
    if captions.is_caption(line, keys):
        return "caption"
    if furniture.is_furniture(line, keys):
        return "furniture"
    away = furniture.leads_away(line, keys)
    if away and (len(keys) <= away + 2 or len(keys) <= STORY):
        return "teaser"
    return "body"


def _together(seen: list[_Line]) -> list[Layout]:
    """What the lines are beside each other."""
    kinds: list[Layout] = [one.kind for one in seen]
    _repeats(seen, kinds)
    _other_stories(seen, kinds)
    _signatures(seen, kinds)
    first = _titles(seen, kinds)
    for number in range(first, len(seen) - 1):
        if kinds[number] == "body" and headings.is_heading(seen[number].line.words, len(seen[number].keys)):
            kinds[number] = "heading"
    _last_stories(seen, kinds)
    return kinds


def _repeats(seen: list[_Line], kinds: list[Layout]) -> None:
    """A line printed again is furniture, under a picture it stays a caption; two in a row are captions."""
    before: dict[str, int] = {}
    for number, one in enumerate(seen):
        said = one.line.words
        if not 3 <= len(one.keys) <= captions.LONGEST or " | " in said or said[0] in "-+•*":
            continue
        earlier = before.setdefault(said, number)
        if earlier == number:
            continue
        if earlier == number - 1 and kinds[earlier] == "body" and earlier > 0:
            kinds[earlier] = "caption"
        kinds[number] = "caption" if kinds[earlier] == "caption" else "furniture"


def _other_stories(seen: list[_Line], kinds: list[Layout]) -> None:
    """After the head of a list of other stories every line is one, until a text goes on."""
    inside = False
    for number, one in enumerate(seen):
        if kinds[number] == "teaser":
            away = furniture.leads_away(one.line.words, one.keys)
            inside = inside or len(one.keys) <= away + 2
            if inside and len(one.keys) <= away + 2:
                kinds[number] = "furniture"
        elif inside and kinds[number] == "body":
            if not one.bare and (len(one.keys) >= STORY or not one.keys):
                inside = False
            else:
                kinds[number] = "teaser"


def _signatures(seen: list[_Line], kinds: list[Layout]) -> None:
    """Names and offices under a text are furniture, from the last sentence on."""
    for number in range(len(seen) - 1, -1, -1):
        one = seen[number]
        if kinds[number] == "body":
            short = one.bare and len(one.keys) <= 8
            if not short or not (furniture.is_byline(one.line.words) or headings.is_capitals(one.line.words)):
                return
            if number:
                kinds[number] = "furniture"


def _titles(seen: list[_Line], kinds: list[Layout]) -> int:
    """Mark the title; returns the number of the first line behind the head of the text."""
    started: int | None = _kind_of_paper(seen)
    if started is not None:
        kinds[started] = "title"
    for number in range(0 if started is None else started + 1, len(seen)):
        one = seen[number]
        if kinds[number] != "body" or _is_frame(one):
            continue
        if not (_can_be_title(one) or (started is None and _is_short_before_text(seen, number))):
            return number
        if started is None:
            kinds[number], started = "title", number
        else:
            kinds[number] = _under_title(seen, kinds, number)
    return len(seen)


def _is_frame(one: _Line) -> bool:
    """The day, or the name of a site, above or under a title."""
    return furniture.is_date(one.line.words) or bool(furniture.starts_with(one.keys, furniture.SITES))


def _kind_of_paper(seen: list[_Line]) -> int | None:
    """The line in which an official paper says what it is; who issues it and its symbol stand above."""
    for number, one in enumerate(seen[:HEAD_LINES]):
        if tuple(one.keys) in PAPERS and one.line.words.isupper():
            return number
    return None


def _is_short_before_text(seen: list[_Line], number: int) -> bool:
    """A title may be a short sentence or a question, apart from the text that follows it."""
    one = seen[number]
    line, count = one.line.words, len(one.keys)
    if (
        _NO_TITLE.match(line)
        or number + 1 == len(seen)
        or seen[number + 1].line.number == one.line.number + 1
    ):
        return False
    if line.endswith(("?", "!")):
        return 0 < count <= STORY
    longer = len(seen[number + 1].line.words) > 2 * len(line)
    return line.endswith(".") and 0 < count <= SHORT_SENTENCE and longer


def _can_be_title(one: _Line) -> bool:
    line, count = one.line.words, len(one.keys)
    if not 0 < count <= LONGEST_TITLE or " | " in line or _NO_TITLE.match(line):
        return False
    return one.bare


def _under_title(seen: list[_Line], kinds: list[Layout], number: int) -> Layout:
    """A second line of the title stands close to it; what stands apart heads the text."""
    one, before = seen[number], seen[number - 1]
    close = one.line.number == before.line.number + 1 or headings.is_capitals(one.line.words)
    return "title" if close and kinds[number - 1] != "heading" else "heading"


def _last_stories(seen: list[_Line], kinds: list[Layout]) -> None:
    """Lone headlines behind the last sentence of a text are other stories."""
    number = len(seen) - 1
    found: list[int] = []
    while number > 0 and kinds[number] in ("body", "heading", "furniture", "teaser"):
        one = seen[number]
        if kinds[number] in ("body", "heading"):
            if not _is_headline(one):
                break
            found.append(number)
        number -= 1
    told = sum(kinds[n] == "body" and not seen[n].bare for n in range(number + 1))
    if len(found) <= MOST_TEASERS and told >= 2:
        for number in found:
            kinds[number] = "teaser"


def _is_headline(one: _Line) -> bool:
    line = one.line.words
    plain = line[0].isalpha() and line[0].isupper() and " | " not in line
    if _SENTENCES.search(line):
        return False
    return one.bare and plain and LEAST_TEASER <= len(one.keys) <= LONGEST_TITLE and ":" not in line[-1:]


def _cut(raw: str, seen: list[_Line], kinds: list[Layout], made: list[Segment]) -> None:
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
        for stop in sentences.ends(raw, line.start, line.end):
            made.append(Segment((start, stop), line.number, kind, above))
            start = stop + len(raw[stop : line.end]) - len(raw[stop : line.end].lstrip())
        made.append(Segment((start, line.end), line.number, kind, above))


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
