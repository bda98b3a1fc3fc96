"""An invented province, assessed: what the pages are given, without a database."""

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from vungxanh.areas.interface import AreaSummary, Flag
from vungxanh.assessment.interface import (
    Chosen,
    CommuneRow,
    CommuneSources,
    CommuneVerdict,
    Criterion,
    ReadingCounts,
    RunSummary,
    Side,
    Source,
    Sources,
    Target,
    Why,
)
from vungxanh.records.interface import KeyRouteSummary

DEFAULT = "cumulative/positive/drug_free_over_III/exclude"
CLASSES = (
    ["drug_free"] * 35 + ["unclassified"] * 17 + ["III"] * 43 + ["II"] * 22 + ["I"] * 6 + ["undetermined"]
)
MET = {
    "drug_free": ("6.1", "6.2", "6.3"),
    "unclassified": ("6.2",),
    "III": ("4.3a", "6.3"),
    "II": ("4.2a", "4.2b", "4.2dd", "4.3a"),
    "I": ("4.1a", "4.1b", "4.1c", "4.2a", "4.2b", "4.2c", "4.3a", "4.3b"),
    "undetermined": (),
}


def place(number: int, kind: str = "xa", level: str = "commune") -> AreaSummary:
    """An invented area of a name nobody can take for a real one."""
    return AreaSummary(
        id=number,
        code=f"M{number:04}",
        name=f"Mẫu {number:03}" if level == "commune" else "Mẫu (minh họa)",
        kind=kind,
        level=level,
        parent_id=9000 if level == "commune" else None,
        valid_from=date(2025, 7, 1),
        valid_to=None,
        illustrative=True,
        latitude=None,
        longitude=None,
    )


def figures(verdict: str, number: int) -> dict[str, int | str | None]:
    """Inputs that look like the class; one is unknown where the class is undetermined."""
    busy = {"I": 30, "II": 9, "III": 3}.get(verdict, 0)
    return {
        "residents": 3000 + number * 37,
        "managed_addicts": None if verdict == "undetermined" else busy + number % 3 * bool(busy),
        "managed_users": busy // 2,
        "using_not_exempt": 0 if verdict == "drug_free" else 1 + busy // 3,
        "use_points": {"I": 2, "II": 1}.get(verdict, 0),
        "offenders_arrested": busy // 3,
        "plants": 0,
        "plant_area_m2": 0,
        "resident_violators": 0 if verdict == "drug_free" else 1,
        "wanted_fugitives": 0,
        "key_route": ["none", "none", "intra", "inter"][number % 4] if busy else "none",
    }


def shuffled() -> list[str]:
    """The classes in a fixed order that mixes them as a province would."""
    return [CLASSES[(index * 47) % len(CLASSES)] for index in range(len(CLASSES))]


def row(number: int, verdict: str, **changed: Any) -> CommuneRow:
    """One commune of the invented province."""
    values = {
        "area": place(number, "phuong" if number % 9 == 0 else "xa"),
        "verdict": verdict,
        "key_class": verdict if verdict in {"I", "II", "III"} else "none",
        "drug_free": verdict == "drug_free",
        "criteria_met": MET[verdict],
        "residents": 3000 + number * 37,
        "figures": figures(verdict, number),
        "other_verdicts": ("III",) if verdict == "drug_free" and number % 3 == 0 else (),
        "held": (),
    }
    return CommuneRow(**(values | changed))


def rows() -> list[CommuneRow]:
    """All 124 communes; the residents of one are in doubt."""
    made = [row(number, verdict) for number, verdict in enumerate(shuffled(), start=1)]
    doubt = Flag("few", "72 người là quá ít với một phường", "72 people are too few for a ward")
    made[80] = row(81, made[80].verdict, held=(doubt,), residents=72)
    return made


def criterion(
    name: str, met: bool | None, value: Any, threshold: Any, margin: Any, upper: Any = None
) -> Criterion:
    """One criterion with its two sides."""
    return Criterion(name, name, name, met, value, threshold, margin, upper)


PROVINCE_CRITERIA = (
    criterion("5.1", True, "1402/812340", "2/1000", -222),
    criterion("5.2", True, 41, 5, 36),
    criterion("5.3", True, "611/812340", "5/10000", 204),
    criterion("5.4", True, "28/124", "3/100", 24),
    criterion("5.5", False, [120, 40], [8000, 2000], [-7880, -1960]),
    criterion("5.6", True, 1, 1, 0),
    criterion("6.1", False, 420, 0, -420),
    criterion("6.2", None, [None, 3], 0, None),
    criterion("6.3", False, 41, 0, -41),
)


def readings() -> tuple[ReadingCounts, ...]:
    """All 24 readings; the default moves nothing."""
    keys = [
        f"{bands}/{zero}/{first}/{nested}"
        for bands in ("cumulative", "literal")
        for zero in ("positive", "literal")
        for first in ("drug_free_over_III", "drug_free_first", "key_first")
        for nested in ("exclude", "include")
    ]
    counts = {"drug_free": 35, "unclassified": 17, "III": 43, "II": 22, "I": 6, "undetermined": 1}
    return tuple(
        ReadingCounts(key, counts, "key", 0 if index < 2 else index % 7) for index, key in enumerate(keys)
    )


def run(**changed: Any) -> RunSummary:
    """One run of the invented province in 2025 under the default reading."""
    routes = tuple(
        KeyRouteSummary(
            n, f"Tuyến mẫu {n}", "inter" if n < 3 else "intra", tuple(map(place, range(n, n + 4)))
        )
        for n in range(1, 7)
    )
    values: dict[str, Any] = {
        "id": 1,
        "province": place(9000, "tinh", "province"),
        "year": 2025,
        "period_start": date(2024, 12, 15),
        "period_end": date(2025, 12, 15),
        "as_of": date(2025, 12, 14),
        "map_on": date(2025, 12, 14),
        "known_on": date(2025, 12, 20),
        "reading": DEFAULT,
        "total": 124,
        "counts": {name: CLASSES.count(name) for name in dict.fromkeys(CLASSES)} | {"held": 1},
        "key_total": 71,
        "drug_free_share": Fraction(35, 124),
        "target": Target(Fraction(20), "Kế hoạch mẫu"),
        "gap_points": Fraction(35, 124) * 100 - 20,
        "province_verdict": "key",
        "province_criteria": PROVINCE_CRITERIA,
        "routes": routes,
        "readings": readings(),
        "ambiguous": 12,
        "created_at": datetime(2025, 12, 20, 3, tzinfo=UTC),
        "by_title": "Chuyên viên mẫu",
        "simulated": True,
    }
    return RunSummary(**(values | changed))


CRITERIA = (
    criterion("4.1a", False, "24/5120", "5/1000", -2),
    criterion("4.1b", False, 1, 2, -1),
    criterion("4.1c", False, "3/5120", "1/1000", -3),
    criterion("4.1d", False, [0, 0], [3000, 750], [-3000, -750]),
    criterion("4.1dd", True, [3, "intra"], [2, "intra"], 1),
    criterion("4.2a", True, "24/5120", "1/1000", 18),
    criterion("4.2b", True, 1, 1, 0),
    criterion("4.2c", True, "3/5120", "5/10000", 0),
    criterion("4.2d", False, [0, 0], [500, 125], [-500, -125]),
    criterion("4.2dd", True, [3, "intra"], [2, "intra"], 1),
    criterion("4.3a", True, "24/5120", "0/1", 23),
    criterion("4.3b", True, "3/5120", "0/1", 2),
    criterion("4.3c", False, [0, 0], [0, 0], [-1, -1]),
    criterion("6.1", False, 7, 0, -7),
    criterion("6.2", False, [2, 0], [0, 0], [-2, 0]),
    criterion("6.3", False, 1, 0, -1),
)
NEAREST = {
    "better": [
        {
            "to": "III",
            "kind": "work",
            "changes": [
                {"input": "managed", "from": 24, "to": 5, "by": -19, "paper_if": "…"},
                {"input": "use_points", "from": 1, "to": 0, "by": -1, "paper_if": "…"},
            ],
        },
        {
            "to": "III",
            "kind": "paper",
            "changes": [
                {"input": "offenders_arrested", "from": 3, "to": 2, "by": -1},
                {"input": "route", "from": "on", "to": "off", "by": -1},
            ],
        },
    ],
    "worse": [
        {
            "to": "I",
            "changes": [
                {"input": "managed", "from": 24, "to": 26, "by": 2},
                {"input": "use_points", "from": 1, "to": 2, "by": 1},
            ],
        }
    ],
}


def commune(**changed: Any) -> CommuneVerdict:
    """A commune of type II with everything a page shows."""
    base = row(7, "II")
    inputs = dict(base.figures) | {"managed_addicts": 15, "managed_users": 9, "residents": 5120}
    sources = tuple(
        Source(name, value, "B01", "Số liệu", f"C{index}", 1, datetime(2025, 12, 18, 2, tzinfo=UTC))
        for index, (name, value) in enumerate(inputs.items(), start=4)
    )
    values: dict[str, Any] = {
        **{name: getattr(base, name) for name in CommuneRow.__dataclass_fields__},
        "residents": 5120,
        "figures": inputs,
        "criteria_met": tuple(c.id for c in CRITERIA if c.met),
        "criteria": CRITERIA,
        "reading": DEFAULT,
        "verdicts": {reading.key: "I" if "include" in reading.key else "II" for reading in readings()},
        "because": ("residents", "managed_addicts", "managed_users", "use_points", "offenders_arrested"),
        "possible": (),
        "decides": (),
        "nearest": NEAREST,
        "receipt_sha256": "0" * 64,
        "sources": sources,
        "declared": {"count_at": "last_day", "residents_basis": "actual"},
        "origin": CommuneSources(base.area, Sources(Chosen(Side.WORKBOOK, Why.ALONE))),
    }
    return CommuneVerdict(**(values | changed))
