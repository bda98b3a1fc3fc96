"""How often a place in the network may do something in a day, counted in memory alone.

What is counted is a hash under a random key that this process makes anew each day and writes nowhere: neither
a copy of the disk nor the site's secret key tells who sent something. A restart forgets the counts.
"""

import hmac
import secrets
from datetime import date
from threading import Lock

from vungxanh.records.rules.tips.course import CODES_A_DAY, PLACE_A_DAY


class DailyCounts:
    """Counts of one day; the next day begins with another key and none."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = Lock()
        self._day: date | None = None
        self._key = b""
        self._counts: dict[bytes, int] = {}

    def admits(self, place: str, day: date) -> bool:
        """Count one more; False when the place has had too many. Where nothing tells the place: True."""
        if not place:
            return True
        with self._lock:
            if day != self._day:
                self._day, self._key, self._counts = day, secrets.token_bytes(32), {}
            mark = hmac.digest(self._key, place.encode(), "sha256")
            self._counts[mark] = self._counts.get(mark, 0) + 1
            return self._counts[mark] <= self.most


TIPS = DailyCounts(PLACE_A_DAY)
CODES = DailyCounts(CODES_A_DAY)
