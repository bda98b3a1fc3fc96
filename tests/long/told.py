"""Tips over the ten years: told each month, taken in each day, and looked for at the end byte by byte.

A sealed text is as good as random behind its head, so a piece of it tells it; so does the hash of its code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

WORDS = "bốn mùa cây xanh lá"
TEXT = "chữ mẫu của tin, để tìm từng byte"
EVERY = timedelta(days=30)
TEXT_KEPT, HASH_KEPT = timedelta(days=30), timedelta(days=90)
"""How long a text and the hash of a code are kept: said again, not asked."""
PIECE = slice(600, 640)


@dataclass
class Told:
    """What was told: on which day, a piece of the sealed text, the hash of the code."""

    commune: int
    last: date = date.min
    pieces: list[tuple[date, bytes, bytes]] = field(default_factory=list)

    def tell(self, today: date, at: datetime) -> None:
        """Tell of a place where a month has gone by, and take in what was told the day before."""
        from vungxanh.access.interface import Purpose, duty
        from vungxanh.records.interface import DayPart, PlaceKind, keep_tips, send_tip
        from vungxanh.records.models import TipInbox

        keep_tips(at=at)
        if today < self.last + EVERY:
            return
        self.last = today
        send_tip(
            commune_id=self.commune,
            kind=PlaceKind.LODGING,
            day_part=DayPart.NIGHT,
            text=TEXT,
            nonce=f"mẫu {today}",
            at=at,
        )
        with duty(Purpose.KEEP_TIPS):
            row = TipInbox.objects.get()
        self.pieces.append((today, bytes(row.sealed)[PIECE], row.secret_hash.encode()))

    def gone(self, end: date) -> dict[str, bytes]:
        """What has to be gone by a day: texts past their days, hashes past theirs, the words themselves."""
        texts = {f"text of {day}": piece for day, piece, _ in self.pieces if day + TEXT_KEPT <= end}
        hashes = {f"hash of {day}": kept for day, _, kept in self.pieces if day + HASH_KEPT <= end}
        return texts | hashes | {"words": TEXT.encode()}

    def kept(self, end: date) -> dict[str, bytes]:
        """What has to be there still: with it the search shows that it can find."""
        return {f"hash of {day}": kept for day, _, kept in self.pieces if day + HASH_KEPT > end}


def begun(communes: list[Any], at: datetime) -> Told:
    """The province's two holders with their keys, of two different humans."""
    from vungxanh.access.interface import Role, acting, create_post
    from vungxanh.access.models import SecondFactor
    from vungxanh.areas.interface import province_of
    from vungxanh.records.actions.tips.keys import make_key

    province = province_of([communes[0].area_id])[communes[0].area_id]
    for role in (Role.PROVINCIAL_APPROVER, Role.ANALYST):
        by = create_post(symbol=f"mau-{role.value}", title="Mẫu", role=role, area_id=province, by=None)
        with acting(None, "enrol"):
            SecondFactor.objects.create(holder=by.holder, secret="mẫu", made_at=at, last_step=0)
        make_key(words=WORDS, by=by, at=at)
    return Told(communes[0].area_id)


def in_bytes(folder: Path, pieces: Mapping[str, bytes]) -> Iterator[str]:
    """Each of the pieces that stands in a file of a folder, with the file."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()):
        data = path.read_bytes()
        yield from (
            f"{name} in {path.relative_to(folder)}" for name, piece in pieces.items() if piece in data
        )
