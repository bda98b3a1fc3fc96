"""The receipt of a result: everything needed to derive it again, in one canonical form.

A receipt is a pure function of what it says: the same result gives the same bytes, on any machine and day.
`verify.py` reads it without this package; the shape is described in `vn/qd28_2025/README.md`.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from vungxanh.law.rules.inputs import Declared, Figures
from vungxanh.law.rules.result import ProvinceResult, Result
from vungxanh.law.rules.ruleset import LawError, RuleSet

FORMAT = 1
"""Version of the shape; it rises when an entry is added, dropped or means something else. One more than this
is the shape with `sources`, one more again that of a province with `use_points_shared`."""
SHARED = "use_points_shared"

Json = dict[str, Any]


def canonical(value: object) -> bytes:
    """UTF-8 NFC JSON with sorted keys, no spaces and one newline at the end.

    Raises LawError for a number with a fraction: a receipt holds whole numbers only.
    """
    text = json.dumps(_whole(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (unicodedata.normalize("NFC", text) + "\n").encode()


def build(
    result: Result,
    figures: Figures,
    *,
    area_code: str,
    rules: RuleSet,
    verdicts: Mapping[str, str],
    engine: str,
    declared: Declared | None = None,
    simulated: bool | None = None,
    sources: Mapping[str, str] | None = None,
) -> bytes:
    """The receipt of one commune.

    `result` must have been evaluated from `figures` under `rules`, with `because` and `nearest`; `verdicts`
    are those of all readings by their keys; `engine` is the engine's version; `simulated` says whether the
    data are invented (None: not stated). `sources` names the source of each input (`workbook`, `registers`,
    `series`) where whoever measured them says it; it is no part of the hash of the inputs. Raises LawError
    when the result leaves out what a receipt holds.
    """
    derived = result.as_json()
    if result.nearest is None or (result.because is None and result.possible is None):
        raise LawError(
            "kết quả thiếu phần căn cứ hoặc khoảng cách nên không lập được biên nhận"
            " / the result lacks `because` or `nearest`, so no receipt can be made: evaluate with both"
        )
    derived |= {"possible": derived.get("possible"), "decides": derived.get("decides")}
    inputs = asdict(figures)
    said = (declared, simulated, sources)
    return _seal("commune", derived, inputs, area_code, rules, verdicts, engine, said)


def build_province(
    result: ProvinceResult,
    communes: Mapping[str, Figures],
    *,
    resident_violators_province: int | None,
    use_points_shared: int = 0,
    area_code: str,
    rules: RuleSet,
    verdicts: Mapping[str, str],
    engine: str,
    declared: Declared | None = None,
    simulated: bool | None = None,
    sources: Mapping[str, str] | None = None,
) -> bytes:
    """The receipt of a province, with the figures of all its communes by their codes.

    The other arguments are those of `build`, with `sources` by commune; `resident_violators_province` is
    None when unknown. `use_points_shared`: how often the communes' figures count a point again that another
    commune's figure holds.
    """
    inputs: Json = {
        "communes": {code: asdict(figures) for code, figures in communes.items()},
        "resident_violators_province": resident_violators_province,
        **({SHARED: use_points_shared} if use_points_shared else {}),
    }
    derived = result.as_json()
    said = (declared, simulated, sources)
    return _seal("province", derived, inputs, area_code, rules, verdicts, engine, said)


def _seal(
    kind: str,
    derived: Json,
    inputs: Json,
    area_code: str,
    rules: RuleSet,
    verdicts: Mapping[str, str],
    engine: str,
    said: tuple[Declared | None, bool | None, Mapping[str, str] | None],
) -> bytes:
    declared, simulated, sources = said
    year, period = derived["year"], rules.data["period"]
    properties = {**asdict(declared or Declared()), "simulated": simulated}
    last_day = f"{year}-{period['last_day']}"
    whole: Json = {
        **derived,
        "area_code": area_code,
        "declared": properties,
        "engine": engine,
        "format": FORMAT + (sources is not None) + (SHARED in inputs),
        "inputs": inputs,
        "inputs_sha256": _sha256([area_code, year, properties, inputs]),
        "kind": kind,
        "period": {"start": f"{year - 1}-{period['first_day']}", "end": last_day, "as_of": last_day},
        "rules": rules.data,
        "rules_sha256": rules.sha256,
        "verdicts": dict(verdicts),
        **({} if sources is None else {"sources": dict(sources)}),
    }
    return canonical({**whole, "sha256": _sha256(whole)})


def _sha256(value: object) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def _whole(value: object) -> object:
    """The same value, refused if a number with a fraction hides in it."""
    if isinstance(value, float):
        raise LawError(f"số không nguyên {value} / a number with a fraction, {value}: give whole numbers")
    if isinstance(value, Mapping):
        return {key: _whole(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(below) for below in value]
    return value
