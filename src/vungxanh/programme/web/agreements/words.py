"""How agreements, their parties and meetings are said."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.areas.interface import AreaSummary, areas, heirs_of, titled
from vungxanh.programme.queries.agreements import AgreementRow
from vungxanh.programme.rules.agreements import AgreementSort, Body, Country, Party, Place
from vungxanh.ui.interface import number, unknown

SORTS: Mapping[AgreementSort, Promise] = {
    AgreementSort.REGULATION: _("quy chế phối hợp"),
    AgreementSort.PLAN: _("kế hoạch phối hợp"),
    AgreementSort.MINUTES: _("biên bản thỏa thuận"),
}
BODIES: Mapping[Body, Promise] = {
    Body.COMMITTEE: _("Ủy ban nhân dân"),
    Body.POLICE: _("Công an"),
    Body.BORDER_GUARD: _("Bộ đội biên phòng"),
    Body.PROCURACY: _("Viện kiểm sát"),
    Body.COURT: _("Tòa án"),
    Body.HEALTH: _("Y tế"),
    Body.EDUCATION: _("Giáo dục"),
    Body.FRONT: _("Mặt trận Tổ quốc"),
}
COUNTRIES: Mapping[Country, Promise] = {
    Country.LAOS: _("Lào"),
    Country.CAMBODIA: _("Campuchia"),
    Country.CHINA: _("Trung Quốc"),
}
PLACES: Mapping[Place, Promise] = {
    Place.HERE: _("tại nơi mình"),
    Place.OTHER: _("tại bên kia"),
    Place.BORDER: _("tại cửa khẩu, đồn biên phòng"),
    Place.ABROAD: _("ở nước bạn"),
    Place.ONLINE: _("trực tuyến"),
}


def places_of(rows: Iterable[AgreementRow]) -> Mapping[int, AreaSummary]:
    """The areas of the parties, and what these lie in; two statements."""
    found = areas(one.area for row in rows for one in row.parties.values() if one.area is not None)
    return {**areas(one.parent_id for one in found.values() if one.parent_id is not None), **found}


def party_name(party: Party, places: Mapping[int, AreaSummary], home: int) -> str:
    """A party by its body and area: Công an · Xã Mẫu 01; of a commune of another province with that one.

    Across the border by its province and country. `home` is the province of the post that looks.
    """
    if party.area is None:
        country = COUNTRIES[party.country] if party.country else ""
        return f"{BODIES[party.body]} · {party.place}, {country}"
    place = places[party.area]
    above = places.get(place.parent_id or 0)
    beside = f", {above.full_name}" if above is not None and above.id != home else ""
    return f"{BODIES[party.body]} · {titled(place)}{beside}"


def gone(party: Party, places: Mapping[int, AreaSummary], on: date) -> str:
    """That a party's area is gone, with what took its place; "" while it stands."""
    place = places.get(party.area or 0)
    if place is None or place.valid_to is None or place.valid_to > on:
        return ""
    heirs = ", ".join(titled(one) for one in areas(heirs_of(place.id, on)).values())
    return gettext("không còn từ %(day)s; nay là %(heirs)s") % {
        "day": f"{place.valid_to:%d/%m/%Y}",
        "heirs": heirs or unknown(),
    }


def attendance(summoned: int | None, present: int | None) -> str:
    """How many of all parties came."""
    if summoned is None or present is None:
        return gettext("chưa có số dự")
    return gettext("%(present)s/%(summoned)s có mặt") % {
        "present": number(present),
        "summoned": number(summoned),
    }
