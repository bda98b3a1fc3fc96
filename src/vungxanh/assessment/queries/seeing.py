"""Why something of an assessment is not shown, in the language of the page."""

from django.utils.translation import get_language

from vungxanh.assessment.rules.withheld import WHY_EN, WHY_VI


def why_withheld() -> str:
    """Why what is said of wanted people, and what follows from it alone, is not shown."""
    return WHY_EN if get_language() == "en" else WHY_VI
