"""Registers the package with Django."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    """The package `areas`; its README says what it is for."""

    name = "vungxanh.areas"
    label = "areas"
