"""Two documents side by side: which facts of one meet which of the other, and where they contradict.

Pure and linear: facts meet through keys they share. Each fact stands in one row at most.

- Documents meet by type and symbol; a bare number ("21") meets a symbol that begins with it ("21-CT/TW").
  Two dates that cannot be one day are a contradiction.
- Events meet by type, day and place; what is not said on one side does not part them. Two attendances that
  differ are a contradiction.
- Quantities meet by measure, substance, area and figure. Where measure, substance, area, period, role and
  owner are the same and the figures cannot both be true, they contradict. Roles that repeat or only give
  background never contradict, and neither does `other`, which may count anything.
"""

import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from vungxanh.intake.rules.drafts import Data, Span

Meeting = Literal["contradiction", "same"]
CLAIMS = frozenset({"result", "target", "part"})
"""Roles in which a figure says something of its own: only these can contradict."""
APPROXIMATELY = Fraction(1, 10)
"""A figure said to be approximate may be off by so much."""


@dataclass(frozen=True)
class Noted:
    """A fact of a document: its number, the place of its words, and its place in the list it came from."""

    number: int
    kind: str
    data: Data
    span: Span
    place: int = 0


@dataclass(frozen=True)
class Row:
    """Two facts that meet. `differs` names the field in which they contradict, "" where they agree."""

    meeting: Meeting
    kind: str
    left: Noted
    right: Noted
    differs: str = ""


def key_of(words: object) -> str:
    """The key that spellings of one name share: small letters, one blank, no punctuation."""
    folded = unicodedata.normalize("NFC", str(words or "")).casefold()
    return " ".join(re.findall(r"\w+", folded))


def rows(left: Sequence[Noted], right: Sequence[Noted]) -> tuple[Row, ...]:
    """Every pair of facts that meet, contradictions first, each group in the left text's order."""
    found = [
        *_met(left, right, "document", _document_keys, _document_differs),
        *_met(left, right, "event", _event_keys, _event_differs),
        *_met_quantities(left, right),
    ]
    return tuple(sorted(found, key=lambda row: (row.meeting == "same", row.left.span, row.right.span)))


Keys = Callable[[Data], Iterable[Hashable]]
Differs = Callable[[Data, Data], str | None]
"""The field in which two facts contradict, "" where they agree, None where they are not about one thing."""
MOST_TRIED = 50
"""So many facts with one key are tried for each; more would make hostile texts slow."""


def _met(
    left: Sequence[Noted], right: Sequence[Noted], kind: str, keys: Keys, differs: Differs
) -> Iterator[Row]:
    """Pairs of one kind: for each on the left the first on the right that is about the same."""
    waiting: defaultdict[Hashable, deque[Noted]] = defaultdict(deque)
    for one in right:
        if one.kind == kind:
            for key in keys(one.data):
                waiting[key].append(one)
    used: set[int] = set()
    for one in left:
        if one.kind != kind:
            continue
        pair = _partner(one, keys, waiting, used, differs)
        if pair is not None:
            other, field = pair
            used.add(other.number)
            yield Row("contradiction" if field else "same", kind, one, other, field)


def _partner(
    one: Noted,
    keys: Keys,
    waiting: defaultdict[Hashable, deque[Noted]],
    used: set[int],
    differs: Differs,
) -> tuple[Noted, str] | None:
    """The first fact that agrees with this one, else the first that contradicts it."""
    contradicting: tuple[Noted, str] | None = None
    for key in keys(one.data):
        queue = waiting.get(key, deque())
        while queue and queue[0].number in used:
            queue.popleft()
        for other in list(queue)[:MOST_TRIED]:
            field = None if other.number in used else differs(one.data, other.data)
            if field == "":
                return other, ""
            if field and contradicting is None:
                contradicting = other, field
    return contradicting


def _document_keys(data: Data) -> Iterator[Hashable]:
    symbol = re.sub(r"\s", "", str(data.get("symbol") or "")).casefold()
    if symbol:
        yield data["type"], symbol
        yield data["type"], re.split(r"\D", symbol, maxsplit=1)[0]
    elif data.get("date"):
        yield data["type"], "", data["date"]


def _document_differs(one: Data, other: Data) -> str | None:
    first, second = (str(data.get("symbol") or "") for data in (one, other))
    full = [bool(re.search(r"\D", symbol)) for symbol in (first, second)]
    if all(full) and key_of(first) != key_of(second):
        return None
    return "" if same_day(one.get("date"), other.get("date")) else "date"


def same_day(one: str | None, other: str | None) -> bool:
    """Whether two dates, partial or unknown, can be one day."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return all(a is None or b is None or a == b for a, b in pairs)


def _parts(day: str | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a partial ISO date; None where it does not say."""
    if not day:
        return None, None, None
    pieces = ["", *day[2:].split("-")] if day.startswith("--") else day.split("-")
    year, month, date = (int(piece) if piece.isdecimal() else None for piece in (*pieces, "", "")[:3])
    return year, month, date


def _event_keys(data: Data) -> Iterator[Hashable]:
    yield data["type"]


def _event_differs(one: Data, other: Data) -> str | None:
    if not (one.get("date") and other.get("date") and same_day(one["date"], other["date"])):
        return None
    places = [key_of(data.get("place")) for data in (one, other)]
    if all(places) and places[0] not in places[1] and places[1] not in places[0]:
        return None
    for name in ("present", "summoned"):
        counts = [(data.get("attendance") or {}).get(name) for data in (one, other)]
        if None not in counts and counts[0] != counts[1]:
            return f"attendance.{name}"
    return ""


def _met_quantities(left: Sequence[Noted], right: Sequence[Noted]) -> Iterator[Row]:
    """First the figures that agree, then among the rest those that contradict."""
    same = list(_met(left, right, "quantity", _figure_keys, _figure_differs))
    yield from same
    met = {row.left.number for row in same}, {row.right.number for row in same}
    rest = [
        [one for one in side if one.number not in used] for side, used in zip((left, right), met, strict=True)
    ]
    yield from _met(rest[0], rest[1], "quantity", _claim_keys, _claim_differs)


def _figure_keys(data: Data) -> Iterator[Hashable]:
    if data.get("value") is not None:
        shared = data["measure"], data.get("substance"), data.get("unit"), Fraction(data["value"])
        yield (*shared, key_of(data.get("area")))
        yield shared


def _figure_differs(one: Data, other: Data) -> str | None:
    """The same figure of the same thing agrees unless area, period or role say that it is another thing."""
    if (one["role"] == "target") != (other["role"] == "target"):
        return None
    areas = [key_of(data.get("area")) for data in (one, other)]
    if all(areas) and areas[0] not in areas[1] and areas[1] not in areas[0]:
        return None
    periods = [data.get("period") or {} for data in (one, other)]
    if not all(same_day(periods[0].get(end), periods[1].get(end)) for end in ("from", "to")):
        return None
    return ""


def _claim_keys(data: Data) -> Iterator[Hashable]:
    period = data.get("period") or {}
    area = key_of(data.get("area"))
    if data["measure"] != "other" and data["role"] in CLAIMS and area and any(period.values()):
        shared = data["measure"], data.get("substance"), data.get("unit"), data["role"]
        yield (*shared, area, key_of(data.get("owner")), period.get("from"), period.get("to"))


def _claim_differs(one: Data, other: Data) -> str | None:
    bounds = [_bounds(data) for data in (one, other)]
    if None in bounds:
        return None
    (low, high), (other_low, other_high) = (found for found in bounds if found is not None)
    apart = (high is not None and other_low > high) or (other_high is not None and low > other_high)
    return "value" if apart else None


def _bounds(data: Data) -> tuple[Fraction, Fraction | None] | None:
    """Between what a figure lies, as it is said: at least, at most, or about; None where none is printed."""
    if data.get("value") is None:
        return None
    low = Fraction(data["value"])
    high = Fraction(data["value_max"]) if data.get("value_max") else low
    margin = abs(low) * APPROXIMATELY
    return {
        "approx": (low - margin, high + margin),
        "gt": (low, None),
        "ge": (low, None),
        "lt": (Fraction(0), high),
    }.get(data.get("comparator", "eq"), (low, high))
