"""A quantity in the making, and what totals and parts must share."""

from dataclasses import dataclass
from fractions import Fraction

from vungxanh.reader.rules.facts import Comparator, Layout, Period, Role
from vungxanh.reader.rules.quantities.count import Count
from vungxanh.reader.rules.quantities.measured import STOCKS

OUTSIDE: frozenset[Layout] = frozenset(("title", "caption", "teaser"))
"""What only says again what the body tells."""
_PEOPLE = ("suspect", "person", "addict", "user", "after", "trainee", "audience", "other_person")
_FAMILY = {
    **dict.fromkeys(_PEOPLE, "people"),
    **dict.fromkeys(("hotspot", "point"), "hotspot"),
    **dict.fromkeys(("commune", "place"), "commune"),
}
_BY_UNIT = frozenset(("other", "unknown", "village"))


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
    own_period: Period | None = None
    year: int | None = None
    period: Period | None = None
    near: Period | None = None
    role: Role = "result"
    part_of: int | None = None

    @property
    def outside(self) -> bool:
        """Whether it stands in a title, a caption or a teaser."""
        return self.layout in OUTSIDE


def family(count: Count) -> str:
    """What parts and totals must share: people with people, mass with mass."""
    kind = count.noun.kind
    if count.measured == "rehab_intake":
        return "people"
    return _FAMILY.get(kind) or (f"{kind}:{count.noun.unit}" if kind in _BY_UNIT else kind)


def may_hold(total: Draft, part: Draft) -> bool:
    """Whether the part can lie in the total: of one family, no greater, of the same drug."""
    if total.value is None or part.value is None or not _is_alike(total.count, part.count):
        return False
    if part.substance is not None and total.substance not in (None, part.substance):
        return total.substance == "mixed_synthetic" and part.substance in _SYNTHETIC and _is_less(total, part)
    return not _is_over(part.value, total.value)


def _is_alike(total: Count, part: Count) -> bool:
    """Of one family; or 11 cơ sở of 148 cơ sở kinh doanh, a shorter name of the same."""
    if family(total) == family(part):
        return True
    both = total.noun.kind == part.noun.kind and part.noun.kind in _BY_UNIT
    return both and (total.noun.unit or "").startswith(f"{part.noun.unit} ")


def inherit(part: Draft, total: Draft) -> None:
    """A part of people on file is of them wherever they are: in a facility, in prison, at home."""
    if part.measure == total.measure or part.count.noun.kind == "other_person":
        return
    if total.measure in ("post_rehab", "rehab_intake") and part.count.near & {"relapse", "aid"}:
        return
    if total.measure == "other":
        said = part.count.near & {"rehab", "manage", "fine", "prosecute"}
        if "test" in total.count.near and family(part.count) == "people" and not said:
            part.measure, part.unit = "other", part.count.noun.unit
        return
    on_file = family(part.count) == "people" and total.measure in STOCKS and part.measure not in STOCKS
    caught = total.measure == "persons_arrested" and "manage" not in part.count.near
    if (
        part.measure == "other" or on_file or (caught and part.measure == "users_managed")
    ) and "finish" not in part.count.tail:
        part.measure, part.unit, part.non_drug = total.measure, total.unit, total.non_drug
    part.substance = part.substance or total.substance


def _is_over(one: Fraction, other: Fraction) -> bool:
    """Whether one number is greater: `>` of fractions first asks what the other one is, and takes longer."""
    return one.numerator * other.denominator > other.numerator * one.denominator


def _is_less(total: Draft, part: Draft) -> bool:
    return total.value is not None and part.value is not None and total.value > part.value


_SYNTHETIC = frozenset(("methamphetamine", "mdma"))
"""What is sold as tablets of synthetic drugs."""


class Told:
    """The drafts so far, with what each further number asks of them kept at hand, not counted anew."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._aimed = 0
        self._earlier: Count | None = None

    def add(self, draft: Draft) -> None:
        """One more, behind all others in the text."""
        self._earlier = self.earlier(draft.count.segment)
        self._aimed += draft.is_goal
        self.drafts.append(draft)

    @property
    def last(self) -> Count | None:
        """The number told last."""
        return self.drafts[-1].count if self.drafts else None

    def earlier(self, segment: int) -> Count | None:
        """The last number of the sentences before this one, in which the next number stands."""
        last = self.last
        return last if last is not None and last.segment < segment else self._earlier

    @property
    def mostly_aimed(self) -> bool:
        """Whether nearly all that the text told so far were goals."""
        return self._aimed >= _SOME and self._aimed * _OF_ALL >= len(self.drafts) * (_OF_ALL - 1)


_SOME, _OF_ALL = 4, 5
