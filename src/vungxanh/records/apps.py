"""Registers the package with Django."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The package `records`; its README says what it is for."""

    name = "vungxanh.records"
    label = "records"

    def ready(self) -> None:
        """Let whoever serves pages call the functions that keep tips."""
        from vungxanh.access.interface import callable_by_app

        callable_by_app(
            "records_take_in_tips(date, integer)",
            "records_destroy_tip_texts(uuid[])",
            "records_end_tip_codes(date)",
        )
