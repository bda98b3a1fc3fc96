"""From measured figures to the inputs of the law, and from a verdict to what a table shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from vungxanh.law.interface import INPUTS, Figures, Result

ROUTE = "key_route"
WORKBOOK, SERIES = "workbook", "series"
COUNTED = tuple(name for name in INPUTS if name != ROUTE)
"""The inputs that are figures, in column order."""


@dataclass(frozen=True)
class Given:
    """What one commune's verdict starts from: its code on the map of the last day, and its inputs.

    `source` is the one that counts in the commune, `sources` says where each input really came from.
    """

    area_id: int
    code: str
    inputs: Mapping[str, int | str | None]
    source: str = WORKBOOK
    sources: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(INPUTS, WORKBOOK))

    @property
    def figures(self) -> Figures:
        """The inputs as the engine takes them."""
        return Figures.in_order([self.inputs[name] for name in INPUTS])

    def without_residents(self) -> Figures:
        """The same with an unknown denominator: what the province may count on while residents are held."""
        return replace(self.figures, residents=None)


def criteria_met(result: Result) -> list[str]:
    """The ids of the criteria that are certainly met."""
    return [criterion.id for criterion in result.criteria if criterion.met]
