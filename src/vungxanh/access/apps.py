"""Registers the package with Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AccessConfig(AppConfig):
    """The package `access`; its README says what it is for."""

    name = "vungxanh.access"
    label = "access"

    def ready(self) -> None:
        """Take the rights to change history after every migration."""
        from vungxanh.access.models.rights import take_rights

        post_migrate.connect(take_rights, sender=self)
