"""Why something of an assessment is not shown, in the language of the page."""

from vungxanh.assessment.rules.withheld import WHY_EN, WHY_VI
from vungxanh.ui.interface import in_language


def why_withheld() -> str:
    """Why what is said of wanted people, and what follows from it alone, is not shown."""
    return in_language(WHY_VI, WHY_EN)
