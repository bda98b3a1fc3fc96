"""Writes of the assessment."""

from vungxanh.assessment.actions.assess import assess

__all__ = ["assess"]
