"""What other packages may use of `periods`."""

from vungxanh.periods.rules import AssessmentYear, Period, PeriodError, ReportMonth, add_months

__all__ = ["AssessmentYear", "Period", "PeriodError", "ReportMonth", "add_months"]
