"""Registers the package with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The package `access`; its README says what it is for."""

    name = "vungxanh.access"
    label = "access"
