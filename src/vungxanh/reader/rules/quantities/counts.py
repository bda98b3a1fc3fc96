"""Numbers with the noun they count, sentence by sentence."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from vungxanh.reader.rules.facts import Printed, Segment
from vungxanh.reader.rules.quantities.around import surround
from vungxanh.reader.rules.quantities.count import Count, Page
from vungxanh.reader.rules.quantities.cues import CUES
from vungxanh.reader.rules.quantities.lists import Lists
from vungxanh.reader.rules.quantities.nouns import NOUNS, Noun, at
from vungxanh.reader.rules.quantities.tables import Tables
from vungxanh.reader.rules.text import Span, Text, fold
from vungxanh.reader.rules.wordlists import keys_of

_TURNS = fold("lượt")
_LOOKBACK = 14
_SAYS = keys_of(": là có còn được | đạt = – - lên xuống thành gồm")
"""What stands between a label and its number: số vụ: 52; người nghiện là 1.234."""
_NO_NOUN = keys_of(
    """
    và đến của trong tại là thì được đã cho với so nên mà do khi về từ để bị ở hoặc hay như cũng này nay còn
    đường phố ngõ hẻm quốc trên dưới thuộc ngay nhưng vì sau trước giữa theo lên xuống tăng giảm chiếm gồm có
    không các những đang sẽ
    """
)


def free_numbers(numbers: Iterable[Printed], taken: Iterable[Span]) -> Iterator[Printed]:
    """The numbers that no date, document, place or other taken span covers."""
    spans = sorted(set(taken))
    reach = _reaches(spans)
    starts = [start for start, _ in spans]
    for number in numbers:
        behind = bisect_left(starts, number.span[1])
        if behind == 0 or reach[behind - 1] <= number.span[0]:
            yield number


def _reaches(spans: Sequence[Span]) -> list[int]:
    reach, farthest = [], 0
    for _, end in spans:
        farthest = max(farthest, end)
        reach.append(farthest)
    return reach


def counts_of(text: Text, segments: Sequence[Segment], numbers: Iterable[Printed]) -> list[list[Count]]:
    """The counts of every sentence that has some, in text order."""
    sentences: list[list[Count]] = []
    ends = [segment.span[1] for segment in segments]
    page = Page(text, segments)
    tables, lists = Tables(page), Lists(page)
    by_segment: dict[int, list[Printed]] = {}
    for number in numbers:
        where = bisect_left(ends, number.span[1])
        if where < len(segments) and segments[where].layout not in ("furniture", "instruction"):
            by_segment.setdefault(where, []).append(number)
    for where, found in by_segment.items():
        first, last = (text.first_from(edge) for edge in segments[where].span)
        total = lists.total_above(where)
        counts = tables.counts(where, found, (first, last))
        if not counts:
            counts = _with_nouns(text, where, found, (first, last), total)
            surround(page, counts, page.hits(where, first, last), (first, last))
            for count in counts:
                count.parent = total
        lists.take(where, counts)
        if counts:
            sentences.append(counts)
    return sentences


def _with_nouns(
    text: Text, where: int, numbers: list[Printed], words: Span, parent: Count | None
) -> list[Count]:
    counts: list[Count] = []
    counted = parent  # the last that is no percentage
    for number in numbers:
        first = text.first_from(number.span[0])
        end = text.first_from(number.span[1])
        if _is_half(text, counts, (first, end), number.value):
            counted = counts[-1] = _and_half(counts[-1], number, text, end)
            continue
        count = _with_noun(text, where, number, (first, end), counted, words)
        if count is not None:
            counts.append(count)
            counted = counted if count.noun.kind == "percent" else count
    return counts


def _is_half(text: Text, counts: list[Count], words: Span, value: Fraction | None) -> bool:
    """Whether half a tablet follows whole ones: 12 viên và 1/2 viên."""
    first, end = words
    if value is None or not counts or counts[-1].noun.kind != "tablet" or counts[-1].end != first - 1:
        return False
    if not 0 < value < 1 or at(text, end, NOUNS) is None:
        return False
    return text.keys[first - 1] == _AND and counts[-1].number.denominator is None


def _and_half(whole: Count, half: Printed, text: Text, end: int) -> Count:
    value = (whole.number.value or Fraction(0)) + (half.value or Fraction(0))
    number = replace(whole.number, value=value, span=(whole.number.span[0], half.span[1]))
    return replace(whole, number=number, end=end + 1)


_AND = fold("và")


def _with_noun(
    text: Text, where: int, number: Printed, words: Span, before: Count | None, sentence: Span
) -> Count | None:
    """The number with the noun behind it, else with the label before, else with the last noun of a list."""
    first, end = words
    start, last = sentence
    noun_at = end + 1 if end + 1 < last and text.keys[end] in _QUOTES else end
    found = at(text, noun_at, NOUNS) if end < last else None
    if found is not None:
        behind = at(text, found[0], NOUNS) if text.keys[found[0] - 1] == _TURNS else None
        noun = Noun("audience", "person") if behind is not None and behind[1].unit == "person" else found[1]
        return None if noun.kind == "time" else Count(number, first, end, found[0], noun, where)
    of_class = _of_class(text, (first, end), before)
    if of_class is not None:
        return Count(number, first, end, end, of_class, where, labelled=True)
    of_whole = _of_whole(text, end, last)
    if of_whole is not None:
        return Count(number, first, end, end, of_whole, where, of_whole=True)
    ends_clause = end >= last or not text.words[end][0].isalnum()
    label = _label(text, (start, first), before, where, ends_clause=ends_clause)
    if label is not None:
        return Count(number, first, end, end, label, where, labelled=True)
    if _is_money(text, end):
        return Count(number, first, end, end, _DONG, where)
    if end < last and _is_noun(text, end):
        return Count(number, first, end, end + 1, Noun("unknown", text.words[end].lower()), where)
    return None


def _of_class(text: Text, words: Span, before: Count | None) -> Noun | None:
    """38 xã trọng điểm: 4 loại I, 9 loại II; loại I: 4: so many communes of a class."""
    if before is None or before.noun.kind not in ("commune", "place"):
        return None
    first, end = words
    keys = text.keys
    if _is_class(keys[end : end + 2]):
        return before.noun
    labelled = keys[first - 1] in _SAYS and _is_class(keys[max(first - 3, 0) : first - 1])
    return before.noun if labelled else None


def _is_class(keys: Sequence[str]) -> bool:
    return len(keys) == 2 and keys[0] == _CLASS and keys[1] in _CLASSES


_CLASS, _CLASSES = fold("loại"), keys_of("i ii iii 1 2 3")
_QUOTES = frozenset("\"“‘'")
_DONG = Noun("money", "đồng")


def _is_money(text: Text, end: int) -> bool:
    """10 triệu, 2 tỷ with nothing counted behind are money."""
    return end > 0 and text.keys[end - 1] in _MILLIONS


_MILLIONS = keys_of("triệu tỷ tỉ")


def _of_whole(text: Text, end: int, last: int) -> Noun | None:
    """27 trên tổng số 102 xã: the noun behind the whole."""
    if end >= last or text.keys[end] not in _OF:
        return None
    for word in range(end + 1, min(end + 6, last)):
        if text.keys[word][0].isdigit():
            found = at(text, word + 1, NOUNS)
            return found[1] if found is not None and found[1].kind != "time" else None
    return None


_OF = keys_of("trên trong /")


def _is_noun(text: Text, word: int) -> bool:
    printed = text.words[word]
    return printed[0].isalpha() and text.keys[word] not in _NO_NOUN and len(printed) > 1


def _label(text: Text, words: Span, before: Count | None, where: int, *, ends_clause: bool) -> Noun | None:
    """The noun that stands before: `số vụ: 52`, `người nghiện là 1.234`; in a list the last one."""
    start, first = words
    stop = max(before.end if before else 0, first - _LOOKBACK, start)
    said = first > 0 and text.keys[first - 1] in _SAYS
    aside: Noun | None = None
    for word in range(first - 2, stop - 1, -1) if said else ():
        found = at(text, word, NOUNS)
        if found is None or found[0] > first or _is_inside(text, word, found[0]):
            continue
        found = _headed(text, word, stop) or found
        if found[1].kind in _NO_LABEL:
            aside = aside or (found[1] if _is_whole(text, word, found[0], first) else None)
            continue
        if found[1].kind not in _NAMED or _names_all(text, word, found[0]):
            return found[1]
    if ends_clause and _speaks_of_people(text, stop, first - said):
        return _PERSON
    if aside is not None and aside.kind in _ASIDE and text.keys[first - 1] == ":" and ends_clause:
        return aside
    return _noun_before(text, first, before, where, ends_clause=ends_clause, said=said) if before else None


def _noun_before(
    text: Text, first: int, before: Count, where: int, *, ends_clause: bool, said: bool
) -> Noun | None:
    """The noun of the number before, which a bare number in a list, a bracket or a change goes on with."""
    if text.keys[first - 1] in _MOVES:
        return before.noun if ends_clause or text.keys[first + 1 : first + 2] == _AGAINST else None
    if not ends_clause:
        return None
    sex = at(text, first - 1, NOUNS)
    if sex is not None and sex[0] == first and sex[1].kind == "person" and before.noun.unit == "person":
        return _PERSON
    near = first - before.end < _NEXT or before.segment != where
    if before.segment == where and near and _OPENS & set(text.keys[before.end : first]):
        named = text.keys[first + 1 : first + 2] == ["("] or at(text, first - 1, NOUNS) is not None
        return None if named else before.noun
    return before.noun if before.labelled or (said and near) else None


def _is_whole(text: Text, word: int, end: int, first: int) -> bool:
    """Whether the noun is all that stands before the colon: tờ rơi: 12.000."""
    return end == first - 1 and (word == 0 or not text.keys[word - 1][0].isalnum())


def _is_inside(text: Text, word: int, end: int) -> bool:
    """Whether the noun is the end of a longer one: viên in học viên."""
    longer = at(text, word - 1, NOUNS) if word else None
    return longer is not None and longer[0] >= end


def _headed(text: Text, word: int, stop: int) -> tuple[int, Noun] | None:
    """The noun right behind "số", of which all that follows says more: số tin tố giác tội phạm: 88."""
    for number in range(word - 1, max(stop, word - _HEADED) - 1, -1):
        if text.keys[number] == _HOW_MANY:
            found = at(text, number + 1, NOUNS)
            return found if found is not None and found[0] <= word else None
        if not text.keys[number][0].isalpha():
            return None
    return None


def _names_all(text: Text, word: int, end: int) -> bool:
    """Whether a label is of units and not of one: `số xã: 12`, `xã trọng điểm: 31`, but `xã Mẫu: 12`."""
    if word and text.keys[word - 1] == _HOW_MANY:
        return True
    cue = at(text, end, CUES)
    return cue is not None and bool(cue[1] & {"key", "drug_free"})


_OPENS = frozenset(":(")


def _speaks_of_people(text: Text, stop: int, first: int) -> bool:
    """Whether the words right before are of people on file or in rehabilitation: `cai tự nguyện 03`."""
    for word in range(first - 1, max(stop, first - _LONGEST_CUE) - 1, -1):
        found = at(text, word, CUES)
        if found is not None and found[0] >= first - _SLACK and found[1] & _PEOPLE_TAGS:
            return True
    return False


_MOVES, _AGAINST = keys_of("tăng giảm"), ["so"]
_PERSON = Noun("person", "person")
_PEOPLE_TAGS = frozenset(("addict", "user", "postrehab", "rehab", "methadone"))
_LONGEST_CUE, _SLACK = 8, 4
_NAMED = frozenset(("commune", "village"))
_NEXT = 8
_HOW_MANY = fold("số")
_HEADED = 8
"""So many words before a label's noun its head is looked for."""


_ASIDE = frozenset(("other", "thing", "weapon"))
"""Labels of what is no measure: tờ rơi: 12.000."""
_NO_LABEL = frozenset(
    {"time", "other", "unknown", "percent", "mass", "place", "point", "thing", "area", "money"}
)
