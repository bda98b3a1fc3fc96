"""Who can be the other party: the province and its communes, other provinces, those across the border."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import AreaSummary, area, communes_of, province_of, provinces, titled
from vungxanh.programme.rules.agreements import Country
from vungxanh.programme.web.agreements.words import COUNTRIES
from vungxanh.programme.web.forms import Options


@dataclass(frozen=True, slots=True)
class Others:
    """What can be chosen, and the provinces beside the own one, whose communes are named in words."""

    options: Options
    beside: frozenset[int]
    on: date

    def communes(self, province: int) -> tuple[AreaSummary, ...]:
        """The communes of a province on the day."""
        return communes_of(province, self.on)


def others_of(by: Actor, on: date) -> Others:
    """The units of the register and the countries that can be party beside the own area."""
    own = area(province_of([by.area_id])[by.area_id])
    beside = [one for one in provinces(on, illustrative=own.illustrative) if one.id != own.id]
    units = [own, *communes_of(own.id, on), *beside]
    abroad = [
        (one.value, gettext("một tỉnh của %(country)s") % {"country": COUNTRIES[one]}) for one in Country
    ]
    options = [("", gettext("hãy chọn")), *((str(one.id), titled(one)) for one in units), *abroad]
    return Others(options, frozenset(one.id for one in beside), on)
