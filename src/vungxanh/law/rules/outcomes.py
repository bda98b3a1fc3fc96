"""From steps to everything a verdict is made of, under one reading.

An *outcome* is a whole number with one bit for each thing that can be so: criterion met, criterion not met,
a count of a combined criterion, a key class, drug-free or not, a verdict. One commune with all figures known
has one bit in each field. The outcome of a set of communes is the union of theirs, so a field with one bit
is certain and a field with several is not. Unions are remembered, which makes unknown inputs cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from vungxanh.law.rules.cuts import Axis, Cut, Masks, commune_criteria, cut_of, steps, tests_of
from vungxanh.law.rules.inputs import Reading
from vungxanh.law.rules.ruleset import RuleSet

NO_CLASS = "none"
UNDETERMINED = "undetermined"

REMEMBERED = 2**18
"""Most answers that one memory keeps before it starts afresh: some 60 MB."""


def applies(bound: dict[str, Any], reading: Reading) -> bool:
    """Whether a bound or an addition is read under this reading."""
    return all(getattr(reading, point) == option for point, option in bound.get("when", {}).items())


@dataclass(frozen=True, slots=True)
class Accept:
    """A comparison as the set of steps of one axis that satisfy it."""

    axis: int
    mask: int


class _Compiler:
    """Turns the comparisons of a rule set into sets of steps."""

    def __init__(self, rules: RuleSet, axes: tuple[Axis, ...]) -> None:
        self.axes = axes
        self.places = {axis.id: place for place, axis in enumerate(axes)}
        self.criteria = {criterion["id"]: criterion for criterion in commune_criteria(rules)}

    def _reached(self, axis: int, cut: Cut) -> int:
        """Steps at or above a cut."""
        cuts = self.axes[axis].cuts
        whole = (1 << (len(cuts) + 1)) - 1
        return whole & ~((1 << (cuts.index(cut) + 1)) - 1)

    def _every(self, axis: int) -> int:
        return (1 << (len(self.axes[axis].cuts) + 1)) - 1

    def accept(self, test: dict[str, Any], reading: Reading) -> Accept:
        """The steps that satisfy a comparison under a reading."""
        axis = self.places[test["figure"]]
        mask = self._every(axis)
        for key in ("from", "above"):
            if key in test and applies(test[key], reading):
                mask &= self._reached(axis, cut_of(test, key))
        for key in ("below", "at_most"):
            if key in test and applies(test[key], reading):
                mask &= ~self._reached(axis, cut_of(test, key))
        return Accept(axis, mask)

    def at_level(self, criteria: list[str]) -> tuple[Accept, ...]:
        """The steps that reach the lower bound of any of these criteria.

        Levels read the lower bound alone, in every reading: a rate of 0 never raises a level.
        """
        found = []
        for criterion in criteria:
            for test in tests_of(self.criteria[criterion]):
                axis, key = self.places[test["figure"]], "from" if "from" in test else "above"
                found.append(Accept(axis, self._reached(axis, cut_of(test, key))))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Combined:
    """A combined criterion: how many metrics must have a level, and which criterion may count as one more."""

    metrics: tuple[tuple[Accept, ...], ...]
    at_least: int
    counts_too: str | None


@dataclass(frozen=True, slots=True)
class Decoded:
    """What an outcome says; where figures leave it open, a truth is None and a class `undetermined`."""

    verdict: str
    key_class: str
    drug_free: bool | None
    met: tuple[bool | None, ...]
    counts: dict[str, int | None]
    possible: tuple[str, ...]


class Outcomes:
    """The outcomes of one rule set under one reading, remembered as they are asked for."""

    def __init__(self, rules: RuleSet, axes: tuple[Axis, ...], reading: Reading) -> None:
        self.reading = reading
        self._route = len(axes) - 1
        self._memory: dict[Masks, int] = {}
        self._decoded: dict[int, Decoded] = {}
        self._compile(rules, axes)
        self._lay_out(rules)

    def _compile(self, rules: RuleSet, axes: tuple[Axis, ...]) -> None:
        commune, compiler = rules.data["commune"], _Compiler(rules, axes)
        order = [group["id"] for group in commune["classes"]]
        self._plain: dict[str, tuple[bool, tuple[Accept, ...]]] = {}
        self.combined: dict[str, Combined] = {}
        for criterion in commune_criteria(rules):
            if "combined" in criterion:
                self.combined[criterion["id"]] = self._combine(
                    criterion["combined"], commune, compiler, order
                )
            else:
                accepts = tuple(compiler.accept(test, self.reading) for test in tests_of(criterion))
                self._plain[criterion["id"]] = ("all" in criterion, accepts)
        self._ids = tuple(criterion["id"] for criterion in commune_criteria(rules))
        self._classes = [
            (group["id"], group["at_least"], [criterion["id"] for criterion in group["criteria"]])
            for group in commune["classes"]
        ]
        self._drug_free = [criterion["id"] for criterion in commune["drug_free"]["criteria"]]

    def _combine(
        self, combined: dict[str, Any], commune: dict[str, Any], compiler: _Compiler, order: list[str]
    ) -> Combined:
        reaching = order[: order.index(combined["level"]) + 1]
        metrics = tuple(
            compiler.at_level([metric["levels"][level] for level in reaching if level in metric["levels"]])
            for metric in commune["metrics"]
        )
        also = combined.get("counts_too")
        counts_too = also["criterion"] if also and applies(also, self.reading) else None
        return Combined(metrics, combined["at_least"], counts_too)

    def _lay_out(self, rules: RuleSet) -> None:
        """Give every thing that can be so its bit."""
        bit = 1
        self._met_bits: dict[str, tuple[int, int]] = {}
        for criterion in self._ids:
            self._met_bits[criterion] = (bit, bit << 1)
            bit <<= 2
        self._count_bits: dict[str, tuple[int, int]] = {}
        for criterion, combined in self.combined.items():
            size = len(combined.metrics) + 2
            self._count_bits[criterion] = (bit, size)
            bit <<= size
        self._class_bits: dict[str, int] = {}
        for name in (*(group[0] for group in self._classes), NO_CLASS):
            self._class_bits[name] = bit
            bit <<= 1
        self._free_bits = (bit, bit << 1)
        bit <<= 2
        self.verdict_bits: dict[str, int] = {}
        for line in rules.data["verdicts"]:
            self.verdict_bits[line["id"]] = bit
            bit <<= 1
        self.all_verdicts = sum(self.verdict_bits.values())
        option = next(line for line in rules.data["readings"] if line["id"] == "precedence")
        self._order = next(
            line["order"] for line in option["options"] if line["id"] == self.reading.precedence
        )
        self._remainder = next(line["id"] for line in rules.data["verdicts"] if line["cite"] is None)

    def of(self, masks: Masks) -> int:
        """The outcome of all communes whose steps lie in these sets, axis by axis."""
        found = self._memory.get(masks)
        if found is None:
            if len(self._memory) > REMEMBERED:
                self._memory.clear()
            found = self._memory[masks] = self._union(masks)
        return found

    def _union(self, masks: Masks) -> int:
        for axis, mask in enumerate(masks):
            if mask & (mask - 1):
                before, after = masks[:axis], masks[axis + 1 :]
                union = 0
                for step in steps(mask):
                    union |= self.of((*before, step, *after))
                return union
        return self._judge(masks)

    def verdicts(self, masks: Masks) -> int:
        """The verdict bits of `of`."""
        return self.of(masks) & self.all_verdicts

    def _judge(self, masks: Masks) -> int:
        """One commune, every step known: the criteria in turn, then the classes, drug-free, the verdict."""
        met = {name: self._holds(kind, masks) for name, kind in self._plain.items()}
        outcome = 0
        for name in reversed(self.combined):
            count = self._count(self.combined[name], masks, met)
            met[name] = count >= self.combined[name].at_least and masks[self._route] != 1
            outcome |= self._count_bits[name][0] << count
        for name, holds in met.items():
            outcome |= self._met_bits[name][holds]
        key_class = self._key_class(met)
        drug_free = all(met[name] for name in self._drug_free)
        verdict = self._verdict(key_class, drug_free)
        return outcome | self._class_bits[key_class] | self._free_bits[drug_free] | self.verdict_bits[verdict]

    @staticmethod
    def _holds(kind: tuple[bool, tuple[Accept, ...]], masks: Masks) -> bool:
        all_must, accepts = kind
        truths = [bool(masks[accept.axis] & accept.mask) for accept in accepts]
        return all(truths) if all_must else any(truths)

    @staticmethod
    def _count(combined: Combined, masks: Masks, met: dict[str, bool]) -> int:
        count = sum(any(masks[accept.axis] & accept.mask for accept in metric) for metric in combined.metrics)
        return count + (combined.counts_too is not None and met[combined.counts_too])

    def _key_class(self, met: dict[str, bool]) -> str:
        for name, at_least, criteria in self._classes:
            if sum(met[criterion] for criterion in criteria) >= at_least:
                return str(name)
        return NO_CLASS

    def _verdict(self, key_class: str, drug_free: bool) -> str:
        for name in self._order:
            if name == key_class or (name == "drug_free" and drug_free):
                return str(name)
        return str(self._remainder)

    def decode(self, outcome: int) -> Decoded:
        """What an outcome says, field by field."""
        found = self._decoded.get(outcome)
        if found is None:
            found = self._decoded[outcome] = self._decode(outcome)
        return found

    def _decode(self, outcome: int) -> Decoded:
        possible = tuple(name for name, bit in self.verdict_bits.items() if outcome & bit)
        classes = [name for name, bit in self._class_bits.items() if outcome & bit]
        return Decoded(
            verdict=possible[0] if len(possible) == 1 else UNDETERMINED,
            key_class=classes[0] if len(classes) == 1 else UNDETERMINED,
            drug_free=_truth(outcome, self._free_bits),
            met=tuple(_truth(outcome, self._met_bits[name]) for name in self._ids),
            counts={name: _single(outcome, *bits) for name, bits in self._count_bits.items()},
            possible=possible,
        )


def _truth(outcome: int, bits: tuple[int, int]) -> bool | None:
    no, yes = bool(outcome & bits[0]), bool(outcome & bits[1])
    return None if no and yes else yes


def _single(outcome: int, low: int, size: int) -> int | None:
    counts = [count for count in range(size) if outcome & low << count]
    return counts[0] if len(counts) == 1 else None
