"""Percentages recomputed: shares of a whole, growth in units and percent, margins that are points."""

from collections.abc import Iterator
from fractions import Fraction

from vungxanh.reader.rules.checks.near import Sheet
from vungxanh.reader.rules.checks.saying import english, vietnamese
from vungxanh.reader.rules.facts import Flag, Quantity
from vungxanh.reader.rules.quantities.points import in_points, rounding

_CLOSE = 60
"""So many characters a share may stand from the count it is of."""
_PLAIN = frozenset(("result", "target", "part"))


def share_flags(sheet: Sheet) -> Iterator[Flag]:
    """Flags of printed percentages that do not recompute, and of points printed as percent."""
    for at, one in enumerate(sheet.quantities):
        if one.value is None or one.value_max is not None or "%" not in one.printed:
            continue
        if one.measure == "change_pct":
            yield from _change(sheet, at)
        elif one.unit == "pp":
            yield from _points(sheet, at)
        elif one.comparator == "eq":
            yield from _share(sheet, at)


def _share(sheet: Sheet, at: int) -> Iterator[Flag]:
    one = sheet.quantities[at]
    found = _of_fraction(sheet, at) or _of_whole(sheet, at)
    if found is None or one.value is None:
        return
    count, whole = found
    if count.value is None or not whole:
        return
    share = count.value / whole * 100
    if abs(share - one.value) > rounding(one.printed):
        yield _flag(
            f"{vietnamese(count.value)}/{vietnamese(whole)} = {vietnamese(share)} %, ghi là {one.printed}",
            f"{english(count.value)}/{english(whole)} = {english(share)} %, printed {one.printed}",
            one,
            count,
        )


def _of_fraction(sheet: Sheet, at: int) -> tuple[Quantity, Fraction] | None:
    """684/702 hộ (97,4%): the share behind a part of a whole."""
    for back in sheet.before(at, 1):
        count = sheet.quantities[back]
        if count.denominator and len(sheet.between(back, at)) <= _CLOSE:
            return count, count.denominator
    return None


def _of_whole(sheet: Sheet, at: int) -> tuple[Quantity, Fraction] | None:
    """22 xã ..., chiếm 26% trên tổng số 88 xã: the share between a count and its whole."""
    if at + 1 >= len(sheet.quantities) or not sheet.beside(at, at + 1):
        return None
    whole = sheet.quantities[at + 1]
    if "tổng" not in sheet.between(at, at + 1).casefold() or whole.value is None:
        return None
    for back in sheet.before(at, 6):
        count = sheet.quantities[back]
        if count.role == "result" and count.unit == "commune" and count.value and count.value <= whole.value:
            return count, whole.value
    return None


def _points(sheet: Sheet, at: int) -> Iterator[Flag]:
    found = in_points(sheet.quantities, at)
    one = sheet.quantities[at]
    if found is None or "điểm" in one.printed or one.value is None:
        return
    share, goal = found
    yield _flag(
        f"{vietnamese(share)} − {vietnamese(goal)} = {vietnamese(one.value)} điểm, ghi là {one.printed}",
        f"{english(share)} − {english(goal)} = {english(one.value)} points, printed {one.printed}",
        one,
    )


def _change(sheet: Sheet, at: int) -> Iterator[Flag]:
    """391 vụ, tăng 27 vụ (7,4%): the change in units and the total must give the percent."""
    one = sheet.quantities[at]
    behind = list(sheet.before(at, 3))
    if not behind or one.value is None:
        return
    change = sheet.quantities[behind[0]]
    if change.role != "background" or change.value is None or len(sheet.between(behind[0], at)) > 3:
        return
    for back in behind[1:]:
        total = sheet.quantities[back]
        if total.measure == change.measure and total.value is not None:
            sign = 1 if one.value >= 0 else -1
            base = total.value - sign * change.value
            if base > 0 and abs(sign * change.value / base * 100 - one.value) > rounding(one.printed):
                yield _change_flag(one, change, base, sign)
            return


def _change_flag(one: Quantity, change: Quantity, base: Fraction, sign: int) -> Flag:
    value = change.value or Fraction(0)
    real = sign * value / base * 100
    return _flag(
        f"{vietnamese(value)}/{vietnamese(base)} = {vietnamese(real)} %, ghi là {one.printed}",
        f"{english(value)}/{english(base)} = {english(real)} %, printed {one.printed}",
        one,
        change,
    )


def _flag(said: str, told: str, *quantities: Quantity) -> Flag:
    spans = tuple(sorted(one.span for one in quantities))
    return Flag("percentage", f"Tỷ lệ cần xem lại: {said}.", f"A percentage to look at: {told}.", spans)
