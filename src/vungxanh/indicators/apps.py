"""Registers the package with Django."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The package `indicators`; its README says what it is for."""

    name = "vungxanh.indicators"
    label = "indicators"
