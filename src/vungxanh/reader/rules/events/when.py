"""The day of an event: printed in its sentence, or told by "hôm nay", "cùng ngày", "vừa"."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from vungxanh.reader.rules.events import words
from vungxanh.reader.rules.events.sentences import Sentence
from vungxanh.reader.rules.facts import DateMention
from vungxanh.reader.rules.time.accept import JOINTS, of_a_paper
from vungxanh.reader.rules.time.calendar import parts
from vungxanh.reader.rules.wordlists import keys_of

Day = tuple[str | None, str | None]
"""The ISO text of the day and what it was derived from."""


def printed_day(sentence: Sentence, dates: Sequence[DateMention]) -> DateMention | None:
    """The first day in the sentence that is no document's and no end of a period."""
    days = [mention for mention in dates if _is_day(sentence, mention)]
    if len(days) > 1 and _reported(sentence, days[0], days[1]):
        return days[1]
    return days[0] if days else None


def first_day(sentence: Sentence, dates: Sequence[DateMention]) -> DateMention | None:
    """The first day of a gathering that lasts several: "từ ngày 3 đến 5/6"."""
    for mention, after in pairwise(dates):
        first = sentence.text.first_from(mention.span[0])
        whole = not mention.impossible and parts(mention.value)[2] is not None
        if whole and after.span[0] - mention.span[1] <= _CLOSE and not of_a_paper(sentence.text, first):
            return mention
    return None


_CLOSE = 12
"""How many characters part the first from the last day of a range."""


def _is_day(sentence: Sentence, mention: DateMention) -> bool:
    if mention.impossible or parts(mention.value)[2] is None:
        return False
    first = sentence.text.first_from(mention.span[0])
    return not of_a_paper(sentence.text, first) and not _bounds_period(sentence, first)


def _reported(sentence: Sentence, said: DateMention, done: DateMention) -> bool:
    """Whether the first day is that of the report: "Ngày 5/9, Công an cho biết, ngày 3/9 đã bắt"."""
    at = sentence.find("reported")
    return at is not None and said.span[1] <= sentence.text.starts[at] < done.span[0]


def _bounds_period(sentence: Sentence, first: int) -> bool:
    text = sentence.text
    at = first - 1
    while at > sentence.first and text.keys[at] in _FILL:
        at -= 1
    if at < sentence.first:
        return False
    if text.keys[at] in _ENDS:
        return True
    return (
        text.keys[at] in JOINTS
        and text.keys[at] != ","
        and at > sentence.first
        and _digit(text.words[at - 1])
    )


def _digit(word: str) -> bool:
    return word[0].isdigit()


_FILL = keys_of("ngày hết sáng chiều tối đêm")
_ENDS = frozenset(phrase[0] for phrases in words.AS_OF.values() for phrase in phrases if len(phrase) == 1)


def told_day(sentence: Sentence, written: DateMention | None, last: Day) -> Day | None:
    """The day by words alone: that of the text, the day before, that of the event before; None for none."""
    if _opens(sentence, "same_day") and last[0]:
        return last
    if written is None:
        return (None, None) if _opens(sentence, "just", "now") else None
    source = written.derived_from or "body"
    full = None not in parts(written.value)
    if _opens(sentence, "now"):
        return (written.value, source)
    if _opens(sentence, "yesterday") and full:
        return ((date.fromisoformat(written.value) - timedelta(days=1)).isoformat(), source)
    return (written.value[:7], source) if _opens(sentence, "just") else None


def _opens(sentence: Sentence, *tables: str) -> bool:
    """Whether a phrase of the tables stands near the beginning, where the time of an event is told."""
    found = [at for table in tables if (at := sentence.find(table)) is not None]
    return bool(found) and min(found) - sentence.first <= _NEAR


_NEAR = 22
