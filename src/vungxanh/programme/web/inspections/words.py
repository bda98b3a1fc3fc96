"""How inspections are said on pages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vungxanh.programme.rules.inspections import Mending

MENDINGS: Mapping[Mending, Promise] = {
    Mending.NOTED: _("đã ghi nhận, không giao việc"),
    Mending.OPEN: _("chưa khắc phục"),
    Mending.MENDED: _("đã khắc phục"),
    Mending.DROPPED: _("đã thôi giao việc khắc phục"),
}
