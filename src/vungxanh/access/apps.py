"""Registers the package with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    """The package `access`; its README says what it is for."""

    name = "vungxanh.access"
    label = "access"

    def ready(self) -> None:
        """After every migration: rights, the ticket key, and what hands changes to the sealer."""
        from vungxanh.access.models.queueing import queue_changes
        from vungxanh.access.models.rights import give_calls, keep_ticket_key, take_rights

        for follow_up in (take_rights, give_calls, keep_ticket_key, queue_changes):
            post_migrate.connect(follow_up, sender=self)
