"""Parts against the totals they belong to."""

from collections.abc import Iterator
from fractions import Fraction

from vungxanh.reader.rules.checks.near import Sheet
from vungxanh.reader.rules.checks.saying import english, vietnamese
from vungxanh.reader.rules.facts import Flag
from vungxanh.reader.rules.text import fold_all

_COMPLETE = tuple(
    map(fold_all, ("gồm", "bao gồm", "chia ra", "cụ thể", "phân loại", "trong đó:", "chia theo"))
)
"""What opens a breakdown that leaves nothing out."""
_OPENING = 8
_ROWS = 2
_MOST = 3
"""Parts that add up to more than so many times the total are no one breakdown."""


def sum_flags(sheet: Sheet) -> Iterator[Flag]:
    """A flag for every breakdown whose parts do not add up to the total."""
    parts: dict[int, list[int]] = {}
    for at, one in enumerate(sheet.quantities):
        if one.role == "part" and one.part_of is not None and one.value is not None:
            parts.setdefault(one.part_of, []).append(at)
    for total, found in parts.items():
        for run in _runs(sheet, found):
            if len(run) > 1 and sheet.quantities[total].value is not None:
                yield from _compare(sheet, total, run)


def _runs(sheet: Sheet, parts: list[int]) -> Iterator[list[int]]:
    """The parts of one breakdown: those of a sentence, or of sentences in a row with one each."""
    by_sentence: dict[int, list[int]] = {}
    for at in parts:
        by_sentence.setdefault(sheet.sentences[at], []).append(at)
    run: list[int] = []
    last = -2
    for sentence, found in by_sentence.items():
        if len(found) > 1:
            yield run
            yield found
            run = []
        elif sentence == last + 1 or not run:
            run += found
        else:
            yield run
            run = found
        last = sentence
    yield run


def _compare(sheet: Sheet, total: int, parts: list[int]) -> Iterator[Flag]:
    whole = sheet.quantities[total].value or Fraction(0)
    values = [sheet.quantities[at].value or Fraction(0) for at in parts]
    both = sum(values, Fraction(0))
    wrong = whole < both < _MOST * whole or (both < whole and _is_complete(sheet, total, parts))
    if not wrong or not _same_unit(sheet, total, parts) or _fits(sheet, total, parts, both):
        return
    said = " + ".join(map(vietnamese, values)), vietnamese(both), vietnamese(whole)
    told = " + ".join(map(english, values)), english(both), english(whole)
    yield Flag(
        "sum",
        f"Các phần không bằng tổng: {said[0]} = {said[1]}, tổng ghi {said[2]}.",
        f"The parts are not the total: {told[0]} = {told[1]}, the total says {told[2]}.",
        tuple(sorted(sheet.quantities[at].span for at in (total, *parts))),
    )


def _fits(sheet: Sheet, total: int, parts: list[int], both: Fraction) -> bool:
    """Whether the parts make another total told close by, or miss this one by a part told twice."""
    unit, whole = sheet.quantities[total].unit, sheet.quantities[total].value
    near = sheet.quantities[max(parts[0] - _NEAR, 0) : parts[-1] + _NEAR]
    if any(one.unit == unit and one.value == both for one in near):
        return True
    return any(both - (sheet.quantities[at].value or 0) == whole for at in parts)


_NEAR = 12


def _same_unit(sheet: Sheet, total: int, parts: list[int]) -> bool:
    return {sheet.quantities[at].unit for at in parts} == {sheet.quantities[total].unit}


def _is_complete(sheet: Sheet, total: int, parts: list[int]) -> bool:
    """Whether the words before the first part promise all parts; rows above their sum are all there are."""
    if parts[0] < total:
        return parts[-1] < total and len(parts) > _ROWS
    opening = fold_all(sheet.between(total, parts[0]))[-_OPENING:]
    return any(_holds(opening, phrase) for phrase in _COMPLETE)


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    if phrase[0] not in words:
        return False
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))
