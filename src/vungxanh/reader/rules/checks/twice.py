"""One thing with two numbers, stock and flow under one name, and numbers that can be read two ways."""

import re
from collections.abc import Iterator
from fractions import Fraction

from vungxanh.reader.rules.checks.near import Sheet
from vungxanh.reader.rules.checks.saying import english, vietnamese
from vungxanh.reader.rules.facts import Flag, Quantity
from vungxanh.reader.rules.quantities.nouns import NOUNS
from vungxanh.reader.rules.text import fold_all

_STOCKS = frozenset(
    ("addicts_managed", "users_managed", "post_rehab", "drug_free_communes", "key_communes", "routes")
)
"""What a text gives one number for; of cases and seizures it may tell several."""
_SAID = frozenset(("result", "restated"))
_TOTALS = frozenset(("cases", "persons_arrested"))
_APART = Fraction(1, 4)
"""Two numbers farther apart than this are taken for two things."""
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?![\d,.])")
_STOCK_WORDS = tuple(map(fold_all, ("hiện có", "đang cai", "hiện đang", "đang quản lý", "hiện cai")))
_FLOW_WORDS = tuple(
    map(fold_all, ("tiếp nhận", "đưa vào", "lập hồ sơ", "đưa đi", "mới", "phát sinh", "lượt người"))
)


def contradictions(sheet: Sheet) -> Iterator[Flag]:
    """A flag for two totals of one measure, of one time and place, that lie close but differ."""
    first: dict[tuple[object, ...], Quantity] = {}
    for at, one in enumerate(sheet.quantities):
        if one.value is None or one.comparator != "eq" or one.role not in _SAID or one.denominator:
            continue
        if one.measure not in _STOCKS and not (one.measure in _TOTALS and _outside(sheet, at)):
            continue
        key = (one.measure, one.substance, one.area)
        other = first.setdefault(key, one)
        if (
            other is not one
            and other.value is not None
            and _differ(other, one)
            and not _other_time(other, one)
        ):
            yield _flag(other, one)


def _outside(sheet: Sheet, at: int) -> bool:
    return sheet.layout(at) in ("title", "caption")


def _differ(first: Quantity, second: Quantity) -> bool:
    least, most = sorted((first.value or Fraction(0), second.value or Fraction(0)))
    return 0 < most - least <= most * _APART


def _other_time(first: Quantity, second: Quantity) -> bool:
    return first.period != second.period and first.period is not None and second.period is not None


def _flag(first: Quantity, second: Quantity) -> Flag:
    low, high = first.value or Fraction(0), second.value or Fraction(0)
    apart = abs(high - low)
    return Flag(
        "contradiction",
        f"Hai số cho một việc: {first.printed} và {second.printed}, chênh {vietnamese(apart)}.",
        f"Two numbers for one thing: {first.printed} and {second.printed}, {english(apart)} apart.",
        (first.span, second.span),
    )


def stock_and_flow(sheet: Sheet) -> Iterator[Flag]:
    """A flag where a measure of people in rehabilitation has both those there now and those who came."""
    kinds: dict[str, Quantity] = {}
    for at, one in enumerate(sheet.quantities):
        if one.measure != "rehab_intake" or one.role not in ("result", "restated"):
            continue
        words = _around(sheet, at)
        for kind, phrases in (("flow", _FLOW_WORDS), ("stock", _STOCK_WORDS)):
            if any(_holds(words, phrase) for phrase in phrases):
                kinds.setdefault(kind, one)
                break
        if len(kinds) == 2:
            yield _both(kinds["stock"], kinds["flow"])
            return


def _around(sheet: Sheet, at: int) -> tuple[str, ...]:
    """The words of the clause around a quantity, as keys."""
    start, end = sheet.quantities[at].span
    opened = sheet.quantities[at - 1].span[1] if at and sheet.beside(at - 1, at) else max(start - _REACH, 0)
    before = re.split(r"[.;\n]", sheet.text.raw[opened:start])[-1]
    behind = re.split(r"[.,;\n]", sheet.text.raw[end : end + _REACH])[0]
    return fold_all(before + sheet.text.raw[start:end] + behind)


_REACH = 60


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    if phrase[0] not in words:
        return False
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))


def _both(stock: Quantity, flow: Quantity) -> Flag:
    return Flag(
        "stock_and_flow",
        f"Số hiện có ({stock.printed}) và số trong kỳ ({flow.printed}) cùng một tên: không cộng, không trừ.",
        f"A stock ({stock.printed}) and a flow ({flow.printed}) under one name: neither add nor subtract.",
        tuple(sorted((stock.span, flow.span))),
    )


def _read_as_thousands(one: Quantity) -> bool:
    number = _THOUSANDS.search(one.printed)
    unit, _ = NOUNS.get(fold_all(one.printed)[-1], (None, None))
    factor = unit.factor if unit is not None else Fraction(1)
    return number is not None and one.value == int(number[0].replace(",", "")) * factor


def number_forms(sheet: Sheet) -> Iterator[Flag]:
    """A flag for numbers like 2,134 that were read as thousands."""
    spans = tuple(
        one.span
        for one in sheet.quantities
        if "," in one.printed and _THOUSANDS.search(one.printed) and _read_as_thousands(one)
    )
    if spans:
        shown = ", ".join(sheet.text.raw[start:end] for start, end in spans[:3])
        yield Flag(
            "number_form",
            f"Dấu phẩy được đọc là dấu hàng nghìn: {shown}.",
            f"A comma was read as a thousands mark: {shown}.",
            spans,
        )
