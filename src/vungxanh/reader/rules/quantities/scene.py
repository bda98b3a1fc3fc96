"""When, where and whose: the period, the area and the owner of a count."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vungxanh.reader.rules.facts import Area, Period, PeriodMention, Segment
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.nouns import at, table
from vungxanh.reader.rules.quantities.when import (
    has_begun,
    has_just_begun,
    is_just_over,
    is_new_month,
    is_still_on,
    is_to_come,
    way_of,
)
from vungxanh.reader.rules.text import Text, fold
from vungxanh.reader.rules.wordlists import keys_of, listed

_BODIES = table(
    (phrase, True)
    for phrase in listed("""
    công an | bộ đội biên phòng | lực lượng | cục cảnh sát | phòng cảnh sát | phòng csđt | phòng pc04
    đồn biên phòng | hải quan | cảnh sát | viện kiểm sát | tòa án | ubnd | cơ quan | bđbp | ban chỉ đạo
    tổ công tác | cảnh sát biển | bộ công an | bộ chỉ huy | chi cục | cục c04 | c04 | pc04
""")
)
_ENDS = keys_of(
    """
    đã vừa phát bắt phá thu khởi triệt tiến chủ cho phối tổ xử có trong tại qua là thì đang sẽ kiểm xét , ; :
    ( )
    """
)
_NOW, _OF_PERIODS = fold("nay"), keys_of("năm đến hôm ngày đêm từ lâu xưa tới tháng quý")
_WHOLE = (fold("toàn"), fold("tỉnh"))
_PAUSE = ";"
_LONGEST_NAME = 12
_SHORT_HEADING = 40
_OPENS = 12
"""So many letters into a sentence a period still is what the sentence is about."""
_FARTHEST = 60
"""So many words before a number its owner is looked for."""


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Scene:
    """The periods and areas of a text, to be asked for each count."""

    def __init__(
        self,
        text: Text,
        segments: Sequence[Segment],
        periods: Sequence[PeriodMention],
        areas: Sequence[Area],
        main: str | None,
    ) -> None:
        self._text, self._segments, self._main = text, segments, main
        self._periods = [one for one in periods if not one.compared and (one.period.start or one.period.end)]
        self._period_starts = [one.span[0] for one in self._periods]
        self._to_come: dict[int, bool] = {}
        self.reported: str | None = None
        """The end of the time that a text without a day reports on."""
        self._areas = [area for area in areas if area.level != "country"]
        self._area_starts = [area.span[0] for area in self._areas]
        self._bodies = text.places(_BODIES)

    def period(self, count: Count, near: Period | None) -> Period | None:
        """The period in the same sentence (`near`), else of the headings, else the last before."""
        if near is not None:
            return near
        before = bisect_left(self._period_starts, self._segments[count.segment].span[0])
        return self._periods[before - 1].period if before else None

    def heads_to_come(self, segment: int, written: str | None) -> bool:
        """Whether the line that heads the section names little more than a time to come."""
        heading, written = self._segments[segment].heading, written or self.reported
        if heading is None or written is None:
            return False
        if heading not in self._to_come:
            start, end = self._segments[heading].span
            low, high = bisect_left(self._period_starts, start), bisect_left(self._period_starts, end)
            named = self._periods[low:high]
            short = end - start <= _SHORT_HEADING
            self._to_come[heading] = short and any(
                is_to_come(one.period, written) or is_new_month(one.period, written) for one in named
            )
        return self._to_come[heading]

    def ways(self, segment: int, written: str | None) -> Iterator[tuple[int, str, bool]]:
        """Where a sentence tells of periods over (`back`), begun or to come when it was written.

        The last tells whether the year is certain: a bare `quý I` is of the year that is spoken of, unless
        it has just ended.
        """
        start, end = self._segments[segment].span
        low, high = bisect_left(self._period_starts, start), bisect_left(self._period_starts, end)
        for one in self._periods[low:high] if written is not None else ():
            way = way_of(one.period, written or "")
            opens = one.span[0] - start <= _OPENS
            if not way and opens and has_just_begun(one.period, written or ""):
                way = "ahead"
            way = way or ("back" if is_still_on(one.period, written or "") else "")
            named = self._text.raw[one.span[1] - 1].isdigit()
            if not way and named and has_begun(one.period, written or ""):
                way = "begun"
            if way:
                dated = _YEAR.search(self._text.raw, *one.span) is not None
                yield one.span[0], way, dated or is_just_over(one.period, written or "")

    def near_periods(self, count: Count) -> tuple[Period | None, Period | None]:
        """The period of its sentence: the last before the number, else the next behind; and that before."""
        if not self._periods:
            return None, None
        start, end = self._segments[count.segment].span
        low = bisect_left(self._period_starts, start)
        here = bisect_left(self._period_starts, count.number.span[0], low)
        if here > low and not self._turns_to_now(self._periods[here - 1], count):
            before = self._periods[here - 1].period
            return before, before
        high = bisect_left(self._period_starts, end, here)
        follows = here < high and not self._pauses(count, self._periods[here].span[0])
        return (self._periods[here].period if follows else None), None

    def _pauses(self, count: Count, behind: int) -> bool:
        """Hiện có 20 xã; phấn đấu cuối năm 2026 có 28 xã: the time behind the pause is of what follows it."""
        return _PAUSE in self._text.keys[count.end : self._text.first_from(behind)]

    def _turns_to_now(self, period: PeriodMention, count: Count) -> bool:
        """Năm 2022 có 210 học viên, nay là 612 học viên: whether the talk left the period."""
        behind = max(self._text.first_from(period.span[1]), count.first - _FARTHEST)
        keys = self._text.keys[behind : count.first]
        return any(one not in _OF_PERIODS and other == _NOW for one, other in pairwise(keys))

    def own_period(self, count: Count) -> Period | None:
        """The period between the count before and the number: (năm 2019: 361 người)."""
        if not self._periods:
            return None
        opened = count.before.end if count.before else count.first
        low = bisect_left(self._period_starts, self._text.starts[min(opened, count.first)])
        here = bisect_left(self._period_starts, count.number.span[0])
        return self._periods[here - 1].period if here > low else None

    def area(self, count: Count) -> str | None:
        """The nearest place before it in its sentence, or, also for "toàn tỉnh", the text's main place."""
        if not self._areas:
            return self._main
        start = self._segments[count.segment].span[0]
        low = bisect_left(self._area_starts, start)
        here = bisect_right(self._area_starts, count.number.span[0])
        if here <= low:
            return self._main
        span = self._areas[here - 1].span
        between = self._text.keys[self._text.first_from(span[1]) : count.first]
        return self._main if _WHOLE in pairwise(between) else self._text.raw[slice(*span)]

    def owner(self, count: Count) -> str | None:
        """The body that the clause before the number begins with."""
        if not self._bodies:
            return None
        text = self._text
        first = max(text.first_from(self._segments[count.segment].span[0]), count.first - _FARTHEST)
        for place in range(bisect_left(self._bodies, count.first) - 1, -1, -1):
            word = self._bodies[place]
            if word < first:
                break
            if at(text, word, _BODIES) is not None:
                return self._name(word, count.first)
        return None

    def _name(self, word: int, limit: int) -> str | None:
        text = self._text
        end = word + 1
        while end < min(limit, word + _LONGEST_NAME) and text.keys[end] not in _ENDS:
            end += 1
        start, stop = text.span(word, end)
        return text.raw[start:stop]
