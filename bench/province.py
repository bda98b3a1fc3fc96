"""An invented province as a real one is after its first months: every commune classified, events, reports.

The communes, their posts, what happened and what they reported are the simulator's, told through the acts of
people; the year's figures come by the workbook and are assessed. Nothing here is measured.
"""

from __future__ import annotations

import io
import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vungxanh.simulator.actions import Settled

SEED = 1
YEAR = 2025
"""The last assessment year that is over."""
ROUTES = ((0, 3, 9, 12), (20, 21, 27), (40, 44, 45, 51), (70, 77), (81, 88, 90), (100, 101, 110))
"""The communes along each key route, by their numbers; a number too high for the province is left out."""


def lived_in(communes: int, months: int, until: date) -> Settled:
    """The province with its posts, so many report months behind it, and a run of the last year."""
    from vungxanh.periods.interface import ReportMonth
    from vungxanh.simulator.actions import Teller, settle_shape
    from vungxanh.simulator.rules.events.province import happenings
    from vungxanh.simulator.rules.shapes import invented_shape

    shape = invented_shape(communes, SEED)
    settled = settle_shape(shape)
    first = ReportMonth.containing(until)
    for _ in range(months):
        first = first.previous
    teller = Teller(settled, SEED, io.StringIO())
    for deed in happenings(SEED, shape, first.period.start, until + timedelta(1)):
        teller.tell(deed)
    assessed(settled)
    return settled


def assessed(settled: Settled) -> int:
    """Import the year's workbook as the analyst does, and assess it; the number of the run."""
    from django.utils import timezone

    from vungxanh.areas.interface import area
    from vungxanh.assessment.interface import Target, assess
    from vungxanh.records.interface import import_file, write_form

    province, analyst = area(settled.area_id), settled.posts["analyst"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "mau.xlsx")
        figures, routes = figures_of(settled), routes_of(settled)
        write_form(path, province=province, year=YEAR, figures=figures, routes=routes)
        found = import_file(path, province_id=province.id, year=YEAR, by=analyst)
    assert not found.problems, found.problems
    target = Target(Fraction(20), "Kế hoạch mẫu")
    return assess(
        province_id=province.id, year=YEAR, known_on=timezone.localdate(), by=analyst, target=target
    )


def figures_of(settled: Settled) -> dict[str, dict[str, Any]]:
    """The year's figures of every commune by its code, in the mix of classes of the invented sample."""
    from tests.factories.assessed import figures, shuffled
    from vungxanh.areas.interface import areas

    places, classes = areas(one.area_id for one in settled.communes), shuffled()
    found = {}
    for number, one in enumerate(settled.communes):
        told = figures(classes[number % len(classes)], number)
        found[places[one.area_id].code] = {name: told[name] for name in told if name != "key_route"}
    return found


def routes_of(settled: Settled) -> list[dict[str, Any]]:
    """The key routes of the workbook's second sheet."""
    from vungxanh.areas.interface import areas

    places = areas(one.area_id for one in settled.communes)
    codes = [places[one.area_id].code for one in settled.communes]
    return [
        {
            "route_name": f"Tuyến mẫu {number}",
            "route_kind": "liên tỉnh" if number < 3 else "nội tỉnh",
            "route_units": " → ".join(codes[one] for one in units if one < len(codes)),
        }
        for number, units in enumerate(ROUTES, 1)
    ]
