"""Drugs in the words of the screen."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SUBSTANCES: Mapping[str, Promise] = {
    "heroin": _("hêrôin"),
    "methamphetamine": _("ma túy đá, hồng phiến (methamphetamine)"),
    "ketamine": _("ketamin"),
    "mdma": _("thuốc lắc (MDMA)"),
    "cannabis": _("cần sa"),
    "opium": _("thuốc phiện"),
    "mixed_synthetic": _("ma túy tổng hợp"),
    "other": _("chất khác"),
}
