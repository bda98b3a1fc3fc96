"""What a credential is worth: codes of an app, recovery codes, how long a sign-in counts as fresh."""

import hmac
import secrets
from datetime import datetime, timedelta

import pyotp

STEP = 30
"""Seconds of one code."""
TOLERANCE = 1
"""So many codes before and after the present one are taken, for clocks that are a little off."""
RECOVERY_CODES = 10
FRESH = timedelta(minutes=10)
"""So long after a sign-in or a confirmation a post may do what weighs."""
BY_LINK = timedelta(minutes=30)
"""So long after signing in by a link a post may choose a password without the old one."""
ORIGIN_ATTEMPTS = 60
"""So many tries within LOCK one place of the network has, over all posts: a whole office may share one."""
IDLE, IDLE_WITH_DOSSIERS = timedelta(minutes=30), timedelta(minutes=15)
"""So long a session may lie unused; shorter for a post that sees dossiers."""
SESSION = timedelta(hours=12)
"""So long a session lasts, however busy."""
SIGN_IN_EVENTS = ("signed_in", "refused", "locked", "code_wrong", "recovery_code", "confirmed", "enrolled")
"""What is recorded of signing in."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters of a recovery code: none that looks like another."""


def new_secret() -> str:
    """A secret for an authenticator app: 160 random bits in base 32."""
    return pyotp.random_base32()


def address_of(secret: str, *, symbol: str, issuer: str) -> str:
    """The address that an authenticator app reads from the QR code."""
    return pyotp.TOTP(secret, interval=STEP).provisioning_uri(name=symbol, issuer_name=issuer)


def code_at(secret: str, at: datetime) -> str:
    """The code that the app shows at that moment."""
    return pyotp.TOTP(secret, interval=STEP).at(at)


def matching_step(secret: str, code: str, at: datetime) -> int | None:
    """The number of the half minute whose code was typed, if it is near `at`; spaces do not matter."""
    totp, now = pyotp.TOTP(secret, interval=STEP), int(at.timestamp()) // STEP
    typed, found = "".join(code.split()), None
    for step in range(now - TOLERANCE, now + TOLERANCE + 1):
        # Every code is compared, so that the time taken tells nothing.
        if hmac.compare_digest(totp.generate_otp(step).encode(), typed.encode()):
            found = step
    return found


def new_recovery_codes() -> tuple[str, ...]:
    """Codes of 12 letters (59 random bits each), written in three groups."""
    codes = ("".join(secrets.choice(LETTERS) for _ in range(12)) for _ in range(RECOVERY_CODES))
    return tuple(f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes)


def plain(recovery_code: str) -> str:
    """A recovery code as it is hashed: how it was spaced and in which case it was typed does not matter."""
    return "".join(letter for letter in recovery_code.lower() if letter.isalnum())


def is_over(started: datetime, seen: datetime, now: datetime, *, dossiers: bool) -> bool:
    """True when a session has lasted or lain unused too long; a clock that went back ends it too."""
    idle = IDLE_WITH_DOSSIERS if dossiers else IDLE
    return not (timedelta(0) <= now - started < SESSION and timedelta(0) <= now - seen < idle)


def is_fresh(confirmed: datetime | None, now: datetime) -> bool:
    """True when a person has shown their credential so short ago that what weighs may be done."""
    return confirmed is not None and timedelta(0) <= now - confirmed < FRESH
