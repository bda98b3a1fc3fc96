"""Registers the package with Django."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """The package `programme`; its README says what it is for."""

    name = "vungxanh.programme"
    label = "programme"
