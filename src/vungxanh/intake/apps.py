"""Registers the package with Django."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The package `intake`; its README says what it is for."""

    name = "vungxanh.intake"
    label = "intake"
