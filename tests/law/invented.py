"""Visibly invented communes for the tests of the law."""

from hypothesis import strategies as st

from vungxanh.law.interface import ALL_READINGS, INPUTS, Figures, Reading

HEADER = ",".join(("area_code", *INPUTS))

QUIET = Figures(1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, "none")
"""A commune of 1,000 residents with nothing to report."""

ROWS = (
    ("Xã Mẫu 01", 1000, 0, 0, 0, 0, 0, 0, 0, 0, 0, "none"),
    ("Xã Mẫu 02", 8000, 30, 10, 12, 2, 8, 0, 0, 5, 0, "intra"),
    ("Xã Mẫu 03", 5000, 3, 2, 5, 1, 3, 500, 20, 2, 1, "none"),
    ("Xã Mẫu 04", 2500, 1, 0, 1, 0, 0, 0, 0, 0, 0, "inter"),
)
"""One commune of each kind, in column order behind the code."""


def csv_text() -> str:
    """The rows as a table."""
    return "\n".join([HEADER, *(",".join(map(str, row)) for row in ROWS)]) + "\n"


RESIDENTS = (1, 2, 100, 199, 200, 201, 999, 1000, 1001, 1999, 2000, 2001, 3000, 4321, 8590, 60_000)


@st.composite
def communes(draw: st.DrawFn) -> Figures:
    """Communes with all figures known, close to every threshold."""
    residents = draw(st.sampled_from(RESIDENTS))
    managed = draw(_near(1, -(-residents // 1000), -(-5 * residents // 1000)))
    users = draw(st.integers(0, managed))
    offenders = draw(_near(1, -(-5 * residents // 10_000), -(-residents // 1000)))
    plants, area = draw(_near(1, 500, 3000)), draw(_near(1, 125, 750))
    free = [draw(st.integers(0, 2)) for _ in range(3)]
    route = draw(st.sampled_from(("none", "intra", "inter")))
    points = draw(st.integers(0, 3))
    return Figures(
        residents, managed - users, users, free[0], points, offenders, plants, area, *free[1:], route
    )


def _near(*cuts: int) -> st.SearchStrategy[int]:
    return st.sampled_from(sorted({max(0, cut + step) for cut in (0, *cuts) for step in (-1, 0, 1)}))


def readings() -> st.SearchStrategy[Reading]:
    """Any of the 24 readings."""
    return st.sampled_from(ALL_READINGS)
