"""How often a place in the network may do something in a day, counted in memory that all processes share.

No place is kept, and no hash of one: a hash under the day's random key says which of many counters goes up.
Counters and key lie in memory alone, in a file of the memory's own file system where several processes of a
server share them (`VUNGXANH_COUNTS`), else in this process. So neither a copy of the disk or of the database
nor the site's secret key tells who sent something, nothing says in which order, and no tip is tied to a
counter. The next day begins with another key and zeros; a server that stops forgets.
"""

import fcntl
import hmac
import mmap
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock

from django.conf import settings

from vungxanh.records.rules.tips.course import CODES_A_DAY, PLACE_A_DAY

COUNTERS = 1 << 16
"""So many that hardly two places of a day share one."""
FULL = 255
"""As high as a counter goes: more than any limit."""
DAY, KEY = slice(0, 4), slice(4, 36)
SIZE = KEY.stop + COUNTERS


class DailyCounts:
    """Counts of one day, at most FULL each; `shared` names the file in memory, made where it is missing.

    Raises OSError when that file cannot be opened.
    """

    def __init__(self, most: int, shared: Path | None = None) -> None:
        self.most = most
        self._lock = Lock()
        self._file: int | None = None
        if shared is None:
            self._memory = mmap.mmap(-1, SIZE)
        else:
            self._file = os.open(shared, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            os.ftruncate(self._file, SIZE)
            self._memory = mmap.mmap(self._file, SIZE)

    def admits(self, place: str, day: date) -> bool:
        """Count one more; False when the place has had too many. Where nothing tells the place: True."""
        if not place:
            return True
        with self._alone():
            self._begin(day.toordinal())
            mark = hmac.digest(self._memory[KEY], place.encode(), "sha256")
            at = KEY.stop + int.from_bytes(mark[:2]) % COUNTERS
            self._memory[at] = min(self._memory[at] + 1, FULL)
            return self._memory[at] <= self.most

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Neither a thread of this process nor another process counts meanwhile."""
        with self._lock:
            if self._file is None:
                yield
                return
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def _begin(self, day: int) -> None:
        """Forget the day before; a request that was begun before midnight counts to the day that is there."""
        if day > int.from_bytes(self._memory[DAY]):
            self._memory[:] = day.to_bytes(4) + secrets.token_bytes(32) + bytes(COUNTERS)


def _of_site(name: str, most: int) -> DailyCounts:
    """The counts of this site: shared where the settings name a file."""
    return DailyCounts(most, settings.COUNTS.with_suffix(f".{name}") if settings.COUNTS else None)


TIPS = _of_site("tips", PLACE_A_DAY)
CODES = _of_site("codes", CODES_A_DAY)
