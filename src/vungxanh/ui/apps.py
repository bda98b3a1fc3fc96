"""Registers the package with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The package `ui`; its README says what it is for."""

    name = "vungxanh.ui"
    label = "ui"
