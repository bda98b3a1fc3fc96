"""What other packages may use of `periods`."""

from vungxanh.periods.chosen import ChosenError, chosen
from vungxanh.periods.rules import AssessmentYear, Period, PeriodError, ReportMonth, add_months

__all__ = ["AssessmentYear", "ChosenError", "Period", "PeriodError", "ReportMonth", "add_months", "chosen"]
