"""Registers the package with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    """The package `access`; its README says what it is for."""

    name = "vungxanh.access"
    label = "access"

    def ready(self) -> None:
        """After every migration: take rights to change history, give rights to call, keep the ticket key."""
        from vungxanh.access.models.rights import give_calls, keep_ticket_key, take_rights

        for follow_up in (take_rights, give_calls, keep_ticket_key):
            post_migrate.connect(follow_up, sender=self)
