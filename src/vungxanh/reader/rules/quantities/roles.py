"""The role of every count: goal, not about drugs, said again, part of a total, background, or result."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vungxanh.reader.rules.facts import Comparator, Layout, Period, Role
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.measures import STOCKS
from vungxanh.reader.rules.text import Text, fold_all

_OUTSIDE: frozenset[Layout] = frozenset(("title", "caption", "teaser"))
_SECTION = 8
"""How many sentences back a total may stand from the prosecutions that are part of it."""
_FAMILY = {
    **dict.fromkeys(
        ("suspect", "person", "addict", "user", "after", "trainee", "audience", "other_person"), "people"
    ),
    **dict.fromkeys(("hotspot", "point"), "hotspot"),
    **dict.fromkeys(("commune", "place"), "commune"),
}
_UP_FROM = fold_all("trở lên")
_FEW = 10
"""Below this a number that comes again is mostly another thing with the same count."""


@dataclass(slots=True)
class Draft:
    """A quantity in the making."""

    count: Count
    measure: str
    unit: str | None
    value: Fraction | None
    value_max: Fraction | None
    substance: str | None
    comparator: Comparator
    non_drug: bool
    layout: Layout
    paragraph: int
    is_goal: bool = False
    period: Period | None = None
    role: Role = "result"
    part_of: int | None = None


def family(count: Count) -> str:
    """What parts and totals must share: people with people, mass with mass."""
    kind = count.noun.kind
    return _FAMILY.get(kind, f"{kind}:{count.noun.unit}" if kind in ("other", "unknown", "village") else kind)


def is_goal(count: Count, year: int | None, period: Period | None) -> bool:
    """Whether the number is to be reached, and not a margin over a goal or what was done."""
    if count.lead & {"exceed"} or _reached(count):
        return False
    if count.goal == "strong" or ("goal_strong" in count.tail and "done" not in count.tail):
        return True
    if _is_future(period, year):
        return True
    headed = "goal_heading" in count.heading and "done_heading" not in count.heading
    if headed and "done" not in count.lead:
        return True
    return count.goal == "weak" and (_weak_is_enough(count) or "goal_heading" in count.heading)


def _reached(count: Count) -> bool:
    return "goal_noun" in count.tail and bool(count.lead & {"reach", "share"}) and count.goal != "strong"


def _weak_is_enough(count: Count) -> bool:
    if count.moved or count.noun.kind in ("case", "suspect", "mass", "tablet", "brick"):
        return False
    return count.number.comparator == "ge" or count.noun.kind == "percent"


def _is_future(period: Period | None, year: int | None) -> bool:
    """Whether the period ends in a year after that of the text."""
    if period is None or period.end is None or year is None or not period.end[:4].isdigit():
        return False
    return int(period.end[:4]) > year


def comparator_of(text: Text, count: Count, *, goal: bool) -> Comparator:
    """The cue's word, or a floor: `từ 50%` in a goal, `100 người trở lên`."""
    said = count.number.comparator
    if said != "eq" or count.number.value_max is not None:
        return said
    behind = text.keys[count.end : count.tail_end + len(_UP_FROM)]
    if any(tuple(behind[at : at + 2]) == _UP_FROM for at in range(len(behind) - 1)):
        return "ge"
    return "ge" if goal and count.first and text.keys[count.first - 1] == _FROM else "eq"


_FROM = fold_all("từ")[0]


def give_roles(text: Text, drafts: Sequence[Draft], *, national: bool) -> None:
    """Gives every draft its role, the first that fits in the order of the conventions."""
    _parts(drafts)
    for draft in drafts:
        if draft.is_goal:
            draft.role = "target"
        elif draft.non_drug:
            draft.role = "non_drug"
        elif _is_background(draft.count, national=national):
            draft.role, draft.part_of = "background", None
    _earlier(drafts)
    _raised(drafts)
    _restated(text, drafts)


def _raised(drafts: Sequence[Draft]) -> None:
    """bắt 11 ..., bắt thêm 2, nâng tổng số lên 13: what came before are parts of the sum."""
    for at, total in enumerate(drafts):
        if "raise" not in total.count.lead or total.role != "result" or total.value is None:
            continue
        for back in range(max(at - _RUNNING, 0), at):
            part = drafts[back]
            if _adds_up(part, total):
                part.role, part.part_of = "part", at


def _adds_up(part: Draft, total: Draft) -> bool:
    near = total.count.segment - part.count.segment < _SECTION and part.layout not in _OUTSIDE
    smaller = part.value is not None and total.value is not None and part.value < total.value
    return near and smaller and part.measure == total.measure and part.role == "result"


_RUNNING = 20


def _is_background(count: Count, *, national: bool) -> bool:
    if count.moved in ("up", "down", "from") and count.noun.kind not in ("percent", "points"):
        return True
    if "criteria" in count.sentence | count.heading and count.number.comparator in ("ge", "lt"):
        return True
    if not national and "nation" in count.lead:
        return True
    return (
        "compare" in count.lead
        and not count.lead & {"up", "down", "arrest", "seize", "done"}
        and count.first > 0
    )


def _earlier(drafts: Iterable[Draft]) -> None:
    """What is told of an earlier time is background to the sentence's end, an incident to the paragraph's."""
    paragraph = segment = -1
    for draft in drafts:
        count = draft.count
        if "earlier" in count.lead:
            segment = count.segment
            if count.before is None and "incident" in count.lead and draft.layout == "body":
                paragraph = draft.paragraph
        if (draft.paragraph == paragraph or count.segment == segment) and draft.role in ("result", "part"):
            draft.role = "background"


def _parts(drafts: Sequence[Draft]) -> None:
    """Finds the total that a draft is a part of; a part takes the measure of its total."""
    for at, draft in enumerate(drafts):
        count = draft.count
        if draft.value is None or count.moved or count.noun.kind in ("percent", "points"):
            continue
        total = _total(drafts, at)
        if total is None:
            continue
        draft.role, draft.part_of = "part", total
        _inherit(draft, drafts[total])


def _total(drafts: Sequence[Draft], at: int) -> int | None:
    draft = drafts[at]
    count = draft.count
    if count.opener >= 0 or count.bracket:
        found = _total_before(drafts, at, count.segment - (not _has_before(drafts, at)))
        if found is not None:
            return found
    if count.verb & {"prosecute", "fine", "try"} and draft.measure in ("cases", "persons_arrested"):
        found = _total_before(drafts, at, count.segment - _SECTION)
        return (
            found
            if found is not None and not drafts[found].count.verb & {"prosecute", "fine", "try"}
            else None
        )
    return _total_beside(drafts, at)


def _has_before(drafts: Sequence[Draft], at: int) -> bool:
    """Whether a count of the same sentence stands before what opens the breakdown."""
    count = drafts[at].count
    before = count.before
    while before is not None and before.first > count.opener >= 0:
        before = before.before
    return before is not None


def _total_beside(drafts: Sequence[Draft], at: int) -> int | None:
    """173 tin, xác minh 141 tin; 118 người, dương tính 9 người; 14 đơn, có 5 đơn: a part without a word."""
    draft = drafts[at]
    count = draft.count
    if at == 0 or draft.is_goal or draft.paragraph != drafts[at - 1].paragraph:
        return None
    total = drafts[at - 1]
    if total.role != "result" or not _may_hold(total, draft) or total.value == draft.value:
        return None
    if draft.measure == total.measure == "tips" or (draft.measure == "other" and "test" in count.lead):
        return at - 1
    beside = count.before is not None or total.measure == draft.measure
    return at - 1 if beside and _ends_with_has(count) else None


def _ends_with_has(count: Count) -> bool:
    page = count.page
    return page is not None and count.first > 1 and page.text.keys[count.first - 1] == _HAS


_HAS = fold_all("có")[0]


def _total_before(drafts: Sequence[Draft], at: int, first_segment: int) -> int | None:
    """The nearest count before of the same family that is no part and no smaller."""
    draft = drafts[at]
    for back in range(at - 1, max(at - _FAR, 0) - 1, -1):
        other = drafts[back]
        if other.count.segment < first_segment or (other.layout in _OUTSIDE) != (draft.layout in _OUTSIDE):
            return None
        if other.count.segment == draft.count.segment and other.count.first > draft.count.opener >= 0:
            continue
        if other.role != "part" and not other.count.moved and _may_hold(other, draft):
            return back
    return None


_FAR = 60
"""So many counts back a total is looked for; more would make long lists slow."""


def _may_hold(total: Draft, part: Draft) -> bool:
    if (
        family(total.count) != family(part.count)
        or total.value is None
        or part.value is None
        or total.value < part.value
    ):
        return False
    return total.substance in (None, part.substance) or part.substance is None


def _inherit(part: Draft, total: Draft) -> None:
    people = family(part.count) == "people" and total.measure in STOCKS | {
        "rehab_intake",
        "persons_arrested",
        "other",
    }
    if part.measure == "other" or (people and total.measure in STOCKS) or (people and part.measure in STOCKS):
        if part.count.tail & {"finish"} or part.count.noun.kind == "other_person":
            return
        part.measure, part.unit = total.measure, total.unit
    part.substance = part.substance or total.substance


def _restated(text: Text, drafts: Sequence[Draft]) -> None:
    """The first result in the body counts; the same total in a title, a caption or later is said again."""
    body: dict[tuple[str, Fraction | None, str | None], Draft] = {}
    for draft in drafts:
        if draft.layout in _OUTSIDE or draft.role not in ("result", "part"):
            continue
        key = (draft.measure, draft.value, draft.substance)
        first = body.setdefault(key, draft)
        if first is not draft and _same_again(first, draft):
            draft.role, draft.part_of = "restated", None
    for draft in drafts:
        if draft.layout in _OUTSIDE and draft.role in ("result", "part") and _in_body(draft, body.values()):
            draft.role, draft.part_of = "restated", None


def _same_again(first: Draft, again: Draft) -> bool:
    if first.value is None or again.measure == "other":
        return False
    if first.count.segment == again.count.segment:
        return again.count.bracket and again.count.number.denominator is not None
    if first.value < _FEW and first.value.denominator == 1:
        return False
    return first.role == "result" or again.role == "part"


def _in_body(draft: Draft, body: Iterable[Draft]) -> bool:
    return any(draft.measure == other.measure and _same_value(draft, other) for other in body)


def _same_value(outside: Draft, inside: Draft) -> bool:
    """Equal, or rounded in the title: hơn 5.800 beside 5.812."""
    if outside.substance not in (None, inside.substance):
        return False
    if outside.value is None or inside.value is None or outside.value == inside.value:
        return outside.value == inside.value
    if outside.comparator == "eq" or inside.value == 0:
        return False
    return abs(outside.value - inside.value) / inside.value < Fraction(1, 20)
