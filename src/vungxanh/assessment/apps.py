"""Registers the package with Django."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The package `assessment`; its README says what it is for."""

    name = "vungxanh.assessment"
    label = "assessment"
