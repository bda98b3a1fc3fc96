"""Invented provinces for tests and training; nobody imports it."""

from django.apps import AppConfig


class SimulatorConfig(AppConfig):
    """The app."""

    name = "vungxanh.simulator"
    label = "simulator"
