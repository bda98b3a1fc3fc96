"""Registers the package with Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The package `dossiers`; its README says what it is for."""

    name = "vungxanh.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        """Let whoever serves pages call the function that erases what is due."""
        from vungxanh.access.interface import callable_by_app

        callable_by_app("dossiers_erase(date)")
