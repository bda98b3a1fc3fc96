"""Who can be the other party: the province and its communes, other provinces, those across the border."""

from datetime import date

from django.utils.translation import gettext

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import area, communes_of, province_of, provinces, titled
from vungxanh.programme.rules.agreements import Country
from vungxanh.programme.web.agreements.words import COUNTRIES
from vungxanh.programme.web.forms import Options


def others_of(by: Actor, on: date) -> Options:
    """The units of the register and the countries that can be party beside the own area."""
    own = area(province_of([by.area_id])[by.area_id])
    beside = [one for one in provinces(on, illustrative=own.illustrative) if one.id != own.id]
    units = [own, *communes_of(own.id, on), *beside]
    abroad = [
        (one.value, gettext("một tỉnh của %(country)s") % {"country": COUNTRIES[one]}) for one in Country
    ]
    return [("", gettext("hãy chọn")), *((str(one.id), titled(one)) for one in units), *abroad]
