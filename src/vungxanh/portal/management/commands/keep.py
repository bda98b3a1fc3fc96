"""Does what falls due until it is told to stop: `keep`. `./run` and `./run serve` start it with the site."""

import signal
from pathlib import Path
from threading import Event
from types import FrameType

from django.conf import settings
from django.core.management.base import BaseCommand

from vungxanh.portal.actions.keeping import BEATS, keep


class Command(BaseCommand):
    """The keeper of one database; a second one waits."""

    help = "Làm các việc định kỳ cho đến khi dừng / Do what falls due, until stopped"

    def handle(self, *_args: object, **_options: object) -> None:
        """Keep until a signal comes; the duty at hand is finished first."""
        stop = Event()

        def leave(_number: int, _frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, leave)
        keep(beats=Path(settings.VAR) / BEATS, stop=stop)
