"""Registers the package with Django."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The package `records`; its README says what it is for."""

    name = "vungxanh.records"
    label = "records"
