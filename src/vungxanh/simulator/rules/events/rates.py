"""How often things happen in a commune of average size in a year.

Where a source has published national figures they are followed: 21,998 cases and 44,354 people arrested in
2025 in 3,321 communes, 71 of 725 cases of An Giang under Article 256a, 336 hotspots abolished in five months
(`records/data/published_figures.yaml`). What nobody published is a plain guess (†).
"""

from dataclasses import dataclass

COMMUNES = 3_321
ARRESTED_A_CASE = 44_354 / 21_998
USE_SHARE = 71 / 725
"""The share of cases under Article 256a."""
GRAMS_A_CASE = {
    "heroin": 276_000 / 21_998,
    "methamphetamine": 4_400_000 / 21_998,
    "cannabis": 1_300_000 / 21_998,
}
OPENED_A_COMMUNE = 14
"""Dossiers opened a year: 22,800 people were received in rehabilitation in six months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What happens a year in a commune of average size.

    Hotspots found are † twice those abolished; seizures are † so many a case.
    """

    cases: float = 21_998 / COMMUNES
    seizures_a_case: float = 0.6
    hotspots: float = 2 * 336 * 12 / 5 / COMMUNES
    sessions: float = 14.0
    screenings: float = 9.0
    crops: float = 0.15
    obstacles: float = 0.9
    models: float = 0.8
