"""Which source a commune's figures come from, and where two sources say something else: pure.

The workbook and the registers (dossiers, events) may both speak of a commune. One of them counts, by a
decision or by a rule that anybody can follow; the other is compared with it and never changes a class.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Side(StrEnum):
    """A source of a commune's figures (nguồn số liệu)."""

    WORKBOOK = "workbook"
    REGISTERS = "registers"


class Why(StrEnum):
    """Why a source counts: somebody decided it, the other holds nothing, or nothing was decided."""

    DECIDED = "decided"
    ALONE = "alone"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Setting:
    """What was decided for a commune: its source from a day on, and since when its registers hold everything.

    `whole_from` None: nobody has said so, and a register that holds nothing leaves the figure unknown.
    """

    id: int
    side: Side
    since: date
    whole_from: date | None = None

    def whole_on(self, day: date) -> bool:
        """Whether an empty register means zero on a day."""
        return self.side is Side.REGISTERS and self.whole_from is not None and self.whole_from <= day


@dataclass(frozen=True, slots=True)
class Chosen:
    """The source that counts for a commune in one assessment, and why."""

    side: Side
    why: Why
    setting: int | None = None


def choose(setting: Setting | None, *, workbook: bool, registers: bool) -> Chosen:
    """The source that counts: the one decided; else registers only where they alone hold something.

    `workbook` and `registers` tell whether each holds anything of the commune for the year.
    """
    if setting is not None:
        return Chosen(setting.side, Why.DECIDED, setting.id)
    if workbook and registers:
        return Chosen(Side.WORKBOOK, Why.UNDECIDED)
    return Chosen(Side.REGISTERS if registers else Side.WORKBOOK, Why.ALONE)


@dataclass(frozen=True, slots=True)
class Compared:
    """One input that both sources speak of. A figure is None where its source says that it is unknown."""

    input: str
    workbook: int | None
    registers: int | None

    @property
    def difference(self) -> int | None:
        """Registers less workbook; None where one of them is unknown."""
        if self.workbook is None or self.registers is None:
            return None
        return self.registers - self.workbook

    @property
    def differs(self) -> bool:
        """Whether the two say something else; unknown is something else than any number."""
        return self.workbook != self.registers


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the figures of one commune in one run come from, as a verdict keeps it."""

    chosen: Chosen
    compared: tuple[Compared, ...] = ()

    @property
    def differing(self) -> tuple[Compared, ...]:
        """The inputs of which the sources say something else."""
        return tuple(one for one in self.compared if one.differs)

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "side": self.chosen.side.value,
            "why": self.chosen.why.value,
            "setting": self.chosen.setting,
            "compared": [asdict(one) for one in self.compared],
        }


def sources_from(kept: Mapping[str, Any]) -> Sources:
    """What a verdict keeps, read back; one from before there were two sources is the workbook's."""
    if not kept:
        return Sources(Chosen(Side.WORKBOOK, Why.ALONE))
    chosen = Chosen(Side(kept["side"]), Why(kept["why"]), kept["setting"])
    return Sources(chosen, tuple(Compared(**one) for one in kept["compared"]))


def compare(
    names: Iterable[str], workbook: Mapping[str, int | None], registers: Mapping[str, int | None]
) -> tuple[Compared, ...]:
    """The inputs that both sources speak of, in the order of `names`; a source that is silent on an input has
    no entry for it, which is neither unknown nor zero."""
    both = workbook.keys() & registers.keys()
    return tuple(Compared(name, workbook[name], registers[name]) for name in names if name in both)
