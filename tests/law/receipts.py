"""Receipts to test with: communes and provinces whose codes are visibly invented."""

import json
from collections.abc import Mapping
from pathlib import Path

from vungxanh.law import interface as law

YEAR = 2026
PUBLISHED = [
    rules["sha256"]
    for rules in json.loads((Path(law.__file__).parent / "published-rules.json").read_text(encoding="utf-8"))[
        "rules"
    ]
]
BUSY = law.Figures(9_999, 40, 10, 3, 1, 5, 20, 0, 1, 0, "intra")
QUIET = law.Figures(10_000, 3, 0, 0, 0, 1, 0, 0, 0, 0, "none")
OPEN = law.Figures(None, 1, None, 0, None, 2, 0, None, 0, 0, None)


def commune(
    figures: law.Figures,
    reading: law.Reading = law.DEFAULT_READING,
    code: str = "Xã Mẫu 01",
    sources: Mapping[str, str] | None = None,
) -> bytes:
    """The receipt of one commune, which says where its inputs come from when `sources` does."""
    return law.commune_receipt(
        law.classify(figures, YEAR, reading),
        figures,
        area_code=code,
        rules=law.ruleset_for(YEAR),
        verdicts=law.verdicts(figures, YEAR),
        engine=law.ENGINE_VERSION,
        declared=law.Declared(),
        simulated=True,
        sources=sources,
    )


def province(
    communes: Mapping[str, law.Figures],
    violators: int | None,
    reading: law.Reading = law.DEFAULT_READING,
    shared: int = 0,
) -> bytes:
    """The receipt of a province."""
    results = {
        one.key: law.classify_province(
            list(communes.values()),
            YEAR,
            one,
            resident_violators_province=violators,
            use_points_shared=shared,
        )
        for one in law.ALL_READINGS
    }
    return law.province_receipt(
        results[reading.key],
        communes,
        resident_violators_province=violators,
        use_points_shared=shared,
        area_code="Tỉnh Mẫu",
        rules=law.ruleset_for(YEAR),
        verdicts={key: result.verdict for key, result in results.items()},
        engine=law.ENGINE_VERSION,
    )
