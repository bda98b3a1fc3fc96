"""What an indicator is: read from one file each, checked against a schema, without Django."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import yaml
from jsonschema import Draft202012Validator

Kind = Literal["flow", "stock", "ratio"]
SCHEMA = Path(__file__).parent.parent / "definition.schema.json"


class BadDefinitionError(ValueError):
    """A definition file that does not say what an indicator is; the text names file and place."""


@dataclass(frozen=True)
class Term:
    """One indicator in a sum, added (+1) or taken away (-1)."""

    code: str
    sign: Literal[1, -1]


@dataclass(frozen=True)
class Definition:
    """An indicator (chỉ số): what is counted, how it adds up, where the wording comes from.

    `numerator` and `denominator` are sums of other indicators; both empty for a figure that is reported
    and for one whose parts are described in words only (`numerator_text`). Such a ratio can be computed when
    `parts` says how the package that owns it hands its two parts in, as flows or stocks of their own
    (`part_code`, `whole_code`).
    """

    code: str
    vi: str
    en: str
    unit: str
    kind: Kind
    level: str
    period: str
    breakdowns: tuple[str, ...]
    province_breakdowns: tuple[str, ...]
    numerator: tuple[Term, ...]
    denominator: tuple[Term, ...]
    numerator_text: str
    denominator_text: str
    parts: Kind | None
    public_below_province: bool
    valid_from: date
    valid_to: date | None
    sources: tuple[str, ...]

    def holds_on(self, day: date) -> bool:
        """Whether the definition is in force on `day`; validity is half-open."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    @property
    def part_code(self) -> str:
        """Under what the numerator of a ratio described in words is handed in."""
        return f"{self.code}.part"

    @property
    def whole_code(self) -> str:
        """Under what its denominator is."""
        return f"{self.code}.whole"

    @property
    def computed(self) -> bool:
        """Whether the figure is computed from others, so that nobody may type it."""
        return bool(self.numerator or self.numerator_text or self.kind == "ratio")


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def terms(codes: Iterable[str]) -> tuple[Term, ...]:
    """Read `["A01", "-A04"]` as a sum of indicators."""
    return tuple(Term(code.removeprefix("-"), -1 if code.startswith("-") else 1) for code in codes)


def definition(content: Mapping[str, object], where: str) -> Definition:
    """Check one definition and make it; raises BadDefinitionError naming `where` and what is wrong."""
    errors = sorted(_validator().iter_errors(content), key=str)
    if errors:
        first = errors[0]
        place = "/".join(str(part) for part in first.absolute_path) or "(cả tệp / whole file)"
        raise BadDefinitionError(f"{where}, {place}: {first.message}")
    fields: dict[str, Any] = dict(content)
    for name in ("breakdowns", "province_breakdowns", "sources"):
        fields[name] = tuple(cast("list[str]", fields.get(name, [])))
    for name in ("numerator", "denominator"):
        fields[name] = terms(cast("list[str]", fields.get(name, [])))
    for name in ("numerator_text", "denominator_text"):
        fields.setdefault(name, "")
    fields.setdefault("parts", None)
    fields["valid_from"] = date.fromisoformat(str(content["valid_from"]))
    end = content["valid_to"]
    fields["valid_to"] = None if end is None else date.fromisoformat(str(end))
    return Definition(**fields)


def read_definitions(folder: Path) -> list[Definition]:
    """All definitions of a folder, one file each, named by their code."""
    found = []
    for path in sorted(folder.glob("*/indicators/*.yaml")):
        where = f"{path.parent.parent.name}/indicators/{path.name}"
        made = definition(yaml.safe_load(path.read_text(encoding="utf-8")), where)
        if made.code != path.stem:
            raise BadDefinitionError(f"{where}: code {made.code} ≠ tên tệp / file name")
        found.append(made)
    return found


def check_terms(definitions: Iterable[Definition]) -> None:
    """Raise BadDefinitionError for two definitions of a code at one time, or a sum of an unknown code."""
    known: dict[str, list[Definition]] = {}
    for made in definitions:
        for other in known.setdefault(made.code, []):
            if other.holds_on(made.valid_from) or made.holds_on(other.valid_from):
                raise BadDefinitionError(
                    f"{made.code}: hai định nghĩa cùng hiệu lực / two definitions in force at once"
                )
        known[made.code].append(made)
    for versions in known.values():
        for made in versions:
            missing = [term.code for term in made.numerator + made.denominator if term.code not in known]
            if missing:
                raise BadDefinitionError(
                    f"{made.code}: không có chỉ số / no such indicator: {', '.join(missing)}"
                )
