"""Writes of the assessment."""

from vungxanh.assessment.actions.assess import assess
from vungxanh.assessment.actions.choosing import BadChoiceError, choose_source

__all__ = ["BadChoiceError", "assess", "choose_source"]
