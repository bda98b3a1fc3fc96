"""Answers of `resolve` as plain data for machines and as lines for people."""

from collections.abc import Iterable
from typing import Any

from vungxanh.areas.rules.register import PART, Unit
from vungxanh.areas.rules.resolve import Heir, Match, Share

EXTENT_VI = {"whole": "toàn bộ", "part": "một phần"}


def as_data(matches: Iterable[Match]) -> list[dict[str, Any]]:
    """The matches as lists and texts; dates as YYYY-MM-DD, an unknown or open date is null."""
    return [
        {
            **_unit(match.unit),
            "path": [_named(unit) for unit in match.path],
            "successors": [_heir(heir) for heir in match.successors],
        }
        for match in matches
    ]


def _named(unit: Unit) -> dict[str, Any]:
    return {"code": unit.code, "name": unit.name, "kind": unit.kind, "level": unit.level}


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        **_named(unit),
        "full_name": unit.full_name,
        "valid_from": unit.valid_from.isoformat() if unit.valid_from else None,
        "valid_to": unit.valid_to.isoformat() if unit.valid_to else None,
        "resolution": unit.resolution or None,
    }


def _share(share: Share) -> dict[str, Any]:
    unit = share.unit
    return {**_named(unit), "parent_code": unit.parent_code, "extent": share.extent}


def _heir(heir: Heir) -> dict[str, Any]:
    return {
        **_unit(heir.unit),
        "parent_code": heir.unit.parent_code or None,
        "extent": heir.extent,
        "via": [_share(share) for share in heir.via],
        "made_of": [_share(share) for share in heir.made_of],
    }


def as_lines(matches: Iterable[Match]) -> list[str]:
    """The matches as indented lines in Vietnamese."""
    lines = []
    for match in matches:
        unit = match.unit
        lines.append(f"{unit.full_name}  {unit.code}  {_span(unit)}")
        if match.path[:-1]:
            lines.append("    thuộc: " + " › ".join(above.full_name for above in match.path[:-1]))
        if not match.successors:
            lines.append("    nay: không có đơn vị kế thừa trong dữ liệu")
        lines += [f"    nay: {_line(heir)}" for heir in match.successors]
    return lines


def _span(unit: Unit) -> str:
    first = unit.valid_from.strftime("%d/%m/%Y") if unit.valid_from else "không rõ"
    last = f" đến trước {unit.valid_to:%d/%m/%Y}" if unit.valid_to else ""
    return f"(từ {first}{last})"


def _line(heir: Heir) -> str:
    if not heir.via:
        return f"{EXTENT_VI[heir.extent]} → {heir.unit.full_name}  {heir.unit.code}"
    parts = ", ".join(
        share.unit.full_name if share.extent != PART else f"một phần {share.unit.full_name}"
        for share in heir.via
    )
    return f"{heir.unit.full_name}  {heir.unit.code}  gồm {parts}"
