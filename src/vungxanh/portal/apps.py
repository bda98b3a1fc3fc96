"""Registers the package with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The package `portal`; its README says what it is for."""

    name = "vungxanh.portal"
    label = "portal"
