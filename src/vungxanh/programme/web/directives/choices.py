"""What a post may choose when it enters documents: areas, and documents to tie to."""

from datetime import date

from django.utils.translation import gettext

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import area, communes_of, provinces, titled
from vungxanh.programme.queries.directives import DirectiveRow, directives
from vungxanh.programme.web.directives.forms import CENTRE
from vungxanh.programme.web.forms import Options


def areas_to_choose(by: Actor, *, on: date) -> Options:
    """The issuers' areas: the own commune; or the Centre, the own province, its communes, other provinces."""
    own = area(by.area_id)
    if by.level == "commune":
        return [(str(own.id), titled(own))]
    others = [one for one in provinces(on) if one.id != own.id]
    units = [own, *communes_of(own.id, on), *others]
    first = [("", gettext("hãy chọn")), (CENTRE, gettext("Trung ương"))]
    return [*first, *((str(one.id), titled(one)) for one in units)]


def documents_to_choose(by: Actor, *, but: int = 0) -> Options:
    """The documents that the post sees, newest first."""
    return [(str(one.id), line(one)) for one in directives(by) if one.id != but]


def line(one: DirectiveRow) -> str:
    """A document in a line of a list: symbol and title."""
    return f"{one.symbol} · {one.title}"[:120] if one.symbol else one.title[:120]
