"""The monthly sample of looks: how its seed comes about, so that nobody can foresee or choose what is drawn.

The reviewer writes down a secret and first hands in only its hash. The seed is made of that secret and of
the signature under the first head of the chain that was signed after the month's end and after the hash was
handed in. Who runs the system makes the head and does not know the secret; the reviewer knows the secret and
does not know the head. Neither can try out seeds, and everybody can work the draw out again afterwards.
"""

import calendar
import hashlib
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
SIZE = 30
"""Looks that are drawn from a month (†)."""
WRITTEN = r"[a-z]{24,80}"
"""What a secret looks like: letters alone, which are no number of a person, and too many to be guessed."""
COMMITMENT = r"[0-9a-f]{64}"


YEARS = 5
"""Years that a look is kept."""


class Mark(StrEnum):
    """What the reviewer says of a look that was drawn (nhận xét)."""

    NONE = ""
    EXPLAINED = "explained"
    ASKED = "asked"
    UNEXPLAINED = "unexplained"


def span_of(month: date) -> tuple[datetime, datetime]:
    """The first instant of a month and the first one after it, where the law's days are counted."""
    first = datetime(month.year, month.month, 1, tzinfo=HERE)
    days = calendar.monthrange(month.year, month.month)[1]
    return first.astimezone(UTC), (first + timedelta(days=days)).astimezone(UTC)


def months_before(day: date, count: int) -> list[date]:
    """The month of a day and those before it, the latest first, each by its first day."""
    months = [day.replace(day=1)]
    while len(months) < count:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months


def commitment_of(secret: str) -> str:
    """What is handed in first: the SHA-256 of the secret in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def seed_of(signature: bytes, secret: str) -> bytes:
    """The seed: nobody has both parts before the head is signed."""
    return hashlib.sha256(signature + secret.encode()).digest()


def rank_of(seed: bytes, look: int) -> bytes:
    """Looks are drawn in the order of these hashes; the database sorts by the same."""
    return hashlib.sha256(seed + look.to_bytes(8, "big", signed=True)).digest()
