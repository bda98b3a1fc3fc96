"""The title of a text, and where its head ends."""

import re

from vungxanh.reader.rules.facts import Layout
from vungxanh.reader.rules.page import furniture, headings
from vungxanh.reader.rules.page.seen import STORY, Seen
from vungxanh.reader.rules.text import index_phrases
from vungxanh.reader.rules.wordlists import listed

LONGEST_TITLE = 42
SHORT_SENTENCE = 14
LONGEST_KICKER = 4
"""Words of a title, of a title that is a sentence, and of a line over it that names a section of the site."""

HEAD_LINES = 20
"""Lines among which an official paper says what it is."""

PAPERS = index_phrases(
    listed("""
    kế hoạch|báo cáo|quyết định|nghị quyết|chỉ thị|thông báo|tờ trình|đề án|hướng dẫn|công văn|kết luận
    công điện|chương trình|chương trình hành động|diễn văn|biên bản|bài phát biểu|thông tư|nghị định|luật
    quy chế|quy định|thư kêu gọi|lời kêu gọi|phương án|phụ lục|biểu mẫu|đề cương|tham luận|bản tin
    thông cáo báo chí
    """)
)

_NO_TITLE = re.compile(
    r"(?:Số|SỐ)\s*:?\s*\d|(?:Kính|Thưa|Hỏi|Ngày|Thời gian|Địa điểm)\b"
    r"|\(?(?:[IVX\d]{1,4}|[A-E])(?:[.)-]|/\s|\s+[–-]\s)|[-+•*▪●]"
)


def mark_titles(seen: list[Seen], kinds: list[Layout]) -> int:
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
        if started is None or _is_kicker(seen, kinds, started, number):
            if started is not None:
                kinds[started] = "body"
            kinds[number], started = "title", number
        else:
            kinds[number] = _under_title(seen, kinds, number)
    return len(seen)


def _is_frame(one: Seen) -> bool:
    """The day, or the name of a site, above or under a title."""
    return furniture.is_date(one.line.words) or bool(furniture.starts_with(one.keys, furniture.SITES))


def _kind_of_paper(seen: list[Seen]) -> int | None:
    """The line in which an official paper says what it is; who issues it and its symbol stand above."""
    for number, one in enumerate(seen[:HEAD_LINES]):
        if one.line.words.isupper() and furniture.starts_with(one.keys, PAPERS):
            return number
    return None


def _is_short_before_text(seen: list[Seen], number: int) -> bool:
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


def _can_be_title(one: Seen) -> bool:
    line, count = one.line.words, len(one.keys)
    if not 0 < count <= LONGEST_TITLE or " | " in line or "\t" in line or _NO_TITLE.match(line):
        return False
    return one.bare


def _is_kicker(seen: list[Seen], kinds: list[Layout], started: int, number: int) -> bool:
    """Whether what was taken for the title only names a section of the site over it: `Pháp luật`."""
    above, below = seen[started], seen[number]
    short = len(above.keys) <= LONGEST_KICKER < len(below.keys)
    return short and "title" not in kinds[started + 1 : number] and not headings.is_capitals(above.line.words)


def _under_title(seen: list[Seen], kinds: list[Layout], number: int) -> Layout:
    """A second line of the title stands close to it or sums up in figures; others head the text."""
    one, before = seen[number], seen[number - 1]
    if headings.has_figures(one.line.words):
        return "title"
    close = one.line.number == before.line.number + 1 or headings.is_capitals(one.line.words)
    return "title" if close and kinds[number - 1] != "heading" else "heading"
