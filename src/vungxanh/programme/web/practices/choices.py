"""What a post may choose when it keeps practices, funds and agreements."""

from datetime import date

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import area, communes_of, titled
from vungxanh.programme.web.forms import Named


def places_of(by: Actor, on: date) -> Named:
    """The own area, and for a province's post its communes on a day."""
    own = area(by.area_id)
    units = (own, *communes_of(own.id, on)) if by.level == "province" else (own,)
    return [(unit.id, titled(unit)) for unit in units]
