"""What a code shows: how far its tip is, and nothing else."""

from datetime import date
from uuid import UUID

from django.contrib.auth.hashers import ScryptPasswordHasher
from django.utils.crypto import get_random_string

from vungxanh.access.interface import Purpose, duty
from vungxanh.records.models import Tip, TipCode, TipInbox
from vungxanh.records.rules.tips.codes import read_code
from vungxanh.records.rules.tips.course import code_ends_on
from vungxanh.records.rules.tips.lists import TipState


class SlowHash(ScryptPasswordHasher):
    """The slow hash of codes: Django's scrypt, 16 MB and about a fifth of a second."""


def hash_of(secret: str) -> str:
    """What is kept of the secret half of a code."""
    made: str = SlowHash().encode(secret, get_random_string(16))
    return made


NONE = UUID(int=0)
DECOY: list[str] = []


def _decoy() -> str:
    """A hash that no code has, so that a code nobody was given takes as long as one that somebody was."""
    if not DECOY:
        DECOY.append(hash_of(get_random_string(32)))
    return DECOY[0]


def state_of_code(typed: str, *, on: date) -> TipState | None:
    """How far the tip with that code is; None for a code that is wrong, was never given, or is over.

    One slow hash is worked out in every case.
    """
    code = read_code(typed)
    kept, state = _kept(code.locator, on) if code else ("", None)
    right = SlowHash().verify(code.secret if code else "", kept or _decoy())
    return state if right and kept else None


def _kept(locator: str, on: date) -> tuple[str, TipState | None]:
    """The hash under a locator, and the state of its tip; the same three reads whatever there is."""
    with duty(Purpose.KEEP_TIPS):
        waiting = TipInbox.objects.filter(locator=locator).first()
        row = TipCode.objects.filter(locator=locator, ends_on__gt=on).first()
        tip = Tip.objects.filter(pk=row.tip if row else NONE).first()
    if row is not None and tip is not None:
        return row.secret_hash, TipState(tip.state)
    if waiting is not None and code_ends_on(waiting.received_on) > on:
        return waiting.secret_hash, TipState.RECEIVED
    return "", None
