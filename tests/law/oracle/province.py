"""The province: sums over its communes, each criterion true, false or unknown on its own bounds."""

from collections.abc import Sequence
from typing import NamedTuple

from tests.law.oracle.figures import Commune, Reading
from tests.law.oracle.numbers import Row, count, either, rate, zero
from tests.law.oracle.unknown import AllCompletions, answer


class Sum(NamedTuple):
    """A sum over the communes: exactly `known` when `certain`, else any whole number from `known` on."""

    known: int
    certain: bool

    @property
    def figure(self) -> int | None:
        """The sum, None where a term is unknown."""
        return self.known if self.certain else None

    def at_least(self, smallest: int) -> bool | None:
        """Whether the sum is at least `smallest`."""
        if self.known >= smallest:
            return True
        return False if self.certain else None

    def is_zero(self) -> bool | None:
        """Whether the sum is 0."""
        if self.known > 0:
            return False
        return True if self.certain else None


def total(communes: Sequence[Commune], *columns: str, unknown_counts_as: int = 0) -> Sum:
    """The sum of the columns over all communes."""
    cells = [commune[column] for commune in communes for column in columns]
    known = sum(unknown_counts_as if cell is None else int(cell) for cell in cells)
    return Sum(known, None not in cells)


def rate_at_least(figure: Sum, residents: Sum, p: int, q: int) -> bool | None:
    """Whether figure / residents is at least p/q for all, none or some of the values both may take."""
    if figure.certain and figure.known == 0:
        return False
    largest_is_enough = not figure.certain or figure.known * q >= residents.known * p
    smallest_is_enough = residents.certain and figure.known * q >= residents.known * p
    if smallest_is_enough:
        return True
    return None if largest_is_enough else False


def either_true(*answers: bool | None) -> bool | None:
    """Three-valued or."""
    if True in answers:
        return True
    return None if None in answers else False


def on_inter_route(communes: Sequence[Commune]) -> bool | None:
    """True if any commune lies on an inter-provincial route, False if all are known and none does."""
    return either_true(
        *(None if one["key_route"] is None else one["key_route"] == "inter" for one in communes)
    )


class Share(NamedTuple):
    """How many communes are of type I or II, at least and at most, of how many."""

    certainly: int
    possibly: int
    of: int

    def at_least_three_percent(self) -> bool | None:
        """Criterion 5.4."""
        if self.certainly * 100 >= self.of * 3:
            return True
        return None if self.possibly * 100 >= self.of * 3 else False


def key_communes(explored: Sequence[AllCompletions], reading: Reading) -> Share:
    """The communes of type I or II by their verdict; one that can only be I or II is certainly so."""
    possible = [set(answer(one, reading).possible) for one in explored]
    certainly = sum(classes <= {"I", "II"} for classes in possible)
    possibly = sum(bool(classes & {"I", "II"}) for classes in possible)
    return Share(certainly, possibly, len(explored))


class ProvinceAnswer(NamedTuple):
    """The province's verdict and each criterion."""

    verdict: str
    met: dict[str, bool | None]


def province(
    communes: Sequence[Commune], explored: Sequence[AllCompletions], violators: int | None, reading: Reading
) -> ProvinceAnswer:
    """Assess a province; `violators` are its residents who broke drug law anywhere in it."""
    residents = total(communes, "residents", unknown_counts_as=1)
    managed = total(communes, "managed_addicts", "managed_users")
    points = total(communes, "use_points")
    offenders = total(communes, "offenders_arrested")
    six_two = (total(communes, "wanted_fugitives"), Sum(violators or 0, violators is not None))
    met = {
        "5.1": rate_at_least(managed, residents, 2, 1000),
        "5.2": points.at_least(5),
        "5.3": rate_at_least(offenders, residents, 5, 10000),
        "5.4": key_communes(explored, reading).at_least_three_percent(),
        "5.5": either_true(
            total(communes, "plants").at_least(8000), total(communes, "plant_area_m2").at_least(2000)
        ),
        "5.6": on_inter_route(communes),
        "6.1": total(communes, "using_not_exempt").is_zero(),
        "6.2": all_true(six_two[0].is_zero(), six_two[1].is_zero()),
        "6.3": points.is_zero(),
    }
    return ProvinceAnswer(_verdict(met), met)


def all_true(*answers: bool | None) -> bool | None:
    """Three-valued and."""
    if False in answers:
        return False
    return None if None in answers else True


def _verdict(met: dict[str, bool | None]) -> str:
    key = [value for name, value in met.items() if name.startswith("5.")]
    if key.count(True) >= 4:
        return "key"
    if key.count(True) + key.count(None) >= 4:
        return "undetermined"
    free = all_true(met["6.1"], met["6.2"], met["6.3"])
    return {True: "drug_free", False: "unclassified", None: "undetermined"}[free]


def province_numbers(
    communes: Sequence[Commune], explored: Sequence[AllCompletions], violators: int | None, reading: Reading
) -> dict[str, Row]:
    """The numbers of every province criterion; the route is 1 (on) or 0."""

    def summed(*columns: str) -> int | None:
        return total(communes, *columns).figure

    share, route = key_communes(explored, reading), on_inter_route(communes)
    classed = share.certainly if share.certainly == share.possibly else None
    residents, points = summed("residents"), summed("use_points")
    return {
        "5.1": rate(summed("managed_addicts", "managed_users"), residents, 2, 1000, None),
        "5.2": count(points, 5),
        "5.3": rate(summed("offenders_arrested"), residents, 5, 10000, None),
        "5.4": rate(classed, share.of, 3, 100, None),
        "5.5": either((summed("plants"), summed("plant_area_m2")), (8000, 2000)),
        "5.6": count(None if route is None else int(route), 1),
        "6.1": zero(summed("using_not_exempt")),
        "6.2": zero(violators, summed("wanted_fugitives")),
        "6.3": zero(points),
    }
