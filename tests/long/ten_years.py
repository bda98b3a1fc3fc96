"""Ten years of dossiers: `python -m tests.long.ten_years`, part of `./test --long`.

Invented years are played through the acts of people, with the duties of every day, a backup on the way and
one 35 days before the end. Both counts must agree all along and nothing may stand past its date. At the end
the bytes of everything are searched for what was erased, of dossiers and of tips, and both backups are
restored and must serve nobody whose time is over. VUNGXANH_SIZE is the number of communes: years and
openings go with it (see `scale`).
"""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from pyrage import x25519

from config import backups, restores
from config.cluster import Cluster
from config.unprivileged import prefix
from tests.long import place as places
from tests.long import replayed, told
from tests.long.place import Place, tell
from tests.long.traces import Marks, in_files, in_rows, relations

USUAL = 8
START = date(2024, 1, 1)
EVERY = 30
WINDOW = 35
"""Days that a backup is kept."""
ERROR_KEPT, KEPT_AFTER_YEAR = 14, 90
"""Days that an error, and anything else after its assessment year, is kept: said again, not asked."""


@dataclass
class Story:
    """The years as they are played: the log, who became which dossier, what was found wrong."""

    place: Place
    communes: list[Any]
    province: Any
    player: Any
    identity: x25519.Identity
    told: told.Told
    wrong: list[str] = field(default_factory=list)
    errors: set[int] = field(default_factory=set)
    saved: dict[str, str] = field(default_factory=dict)
    done: int = 0
    compared: int = 0

    @property
    def store(self) -> Path:
        """Where backups are made, and expire."""
        return self.place.folder / "store"

    @property
    def custody(self) -> Path:
        """Copies of backups that somebody kept past their time."""
        return self.place.folder / "custody"


def scale(communes: int) -> Any:
    """Eight communes have ten years with 120 openings each; two, for a trial, have three with 40."""
    from vungxanh.simulator.rules.years import Scale

    whole = communes >= USUAL
    return Scale(communes, START, 10 if whole else 3, 15 * communes if whole else 40)


def settled(place: Place, seed: int, communes: int) -> Story:
    """An invented province at the beginning of its years."""
    from vungxanh.simulator.actions import Player, settle
    from vungxanh.simulator.rules.years import Province

    found = settle(communes)
    province, player = Province(seed, scale(communes)), Player(found)
    return Story(
        place, found, province, player, x25519.Identity.generate(), told.begun(found, hour(START, 0))
    )


def play(story: Story) -> None:
    """Play all years with the duties of each day; compare both counts every so many days."""
    years = story.province.scale
    moments = {"halfway": START + (years.end - START) / 2, "oldest": years.end - timedelta(WINDOW)}
    today, compared = START, START
    for operation in story.province.operations():
        behind = operation.day >= compared + timedelta(EVERY)
        if operation.day > today:
            today = operation.day
            keep(story, today, sign=behind)
            for name in [name for name, day in moments.items() if day <= today and name not in story.saved]:
                save(story, name, today)
        story.player.play(operation)
        note(story, operation)
        if behind:  # only now do both know the same: the log is written when an operation is invented
            compared = today
            check(story, today - timedelta(1))
    keep(story, years.end, sign=True)
    check(story, years.end - timedelta(1))


def note(story: Story, operation: Any) -> None:
    """Remember what an erasure will depend on; stumble at times with an id in hand."""
    story.done += 1
    if operation.reason == "error":
        story.errors.add(operation.life.number)
    if story.done % 50 == 0:
        stumble(story.player.dossiers[operation.life.number])


def stumble(dossier: UUID) -> None:
    """Send a statement that fails and names a dossier, as a defect of ours would: the server may log it."""
    from django.db import DatabaseError, connection, transaction

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0 FROM (SELECT %s::uuid) AS one", [dossier])
    except DatabaseError:
        return


def keep(story: Story, today: date, *, sign: bool) -> None:
    """The keeper's duties of a day."""
    from django.utils import timezone

    from vungxanh.access.interface import seal, sign_head
    from vungxanh.dossiers.interface import keep_day
    from vungxanh.portal.actions.keeping import write_ledger

    keep_day(at=hour(today, 1))
    story.told.tell(today, hour(today, 1))
    write_ledger(story.place.ledger)
    seal()
    if sign:
        sign_head(timezone.now())


def hour(day: date, number: int) -> datetime:
    """An hour of a day of law."""
    from vungxanh.simulator.actions.playing import HOURS

    return datetime.combine(day, time(number), HOURS)


def check(story: Story, day: date) -> None:
    """Both counts agree on a day and long before it, and who stands is who stands in the log."""
    from tests.simulator.played import stocks
    from vungxanh.dossiers.interface import desk
    from vungxanh.simulator.rules.lives import recount

    for commune in story.communes:
        desk(commune.officer, at=hour(day + timedelta(1), 7))
    before = len(story.wrong)
    days = [one for one in (day, day - timedelta(15), day - timedelta(400)) if one >= START]
    for one, counted in stocks(story.communes, days).items():
        if counted != (expected := recount(story.province.lives, one)):
            story.wrong.append(f"stock of {one}: {counted - expected} too many, {expected - counted} missing")
    story.wrong += [f"{day}: {what}" for what in astray(story, replayed.standing(day), day)]
    story.compared += 1
    if len(story.wrong) > before:
        tell(f"{day}: {story.wrong[before:][:3]}")
    if story.compared % 6 == 0:
        tell(f"{day}: {story.done} acts, {len(story.province.lives)} lives, {len(story.wrong)} wrong")


def astray(story: Story, stand: set[UUID], day: date) -> Iterator[str]:
    """Dossiers that stand where the log says that their time is over."""
    lives = {story.player.dossiers[life.number]: life for life in story.province.lives}
    for one in stand:
        if not lives[one].stands(day):
            life = lives[one]
            yield f"stands past its date: {life.kind} {life.symbol}, left {life.left}, until {life.until}"


def erased_on(story: Story, life: Any) -> date | None:
    """The day from which nothing of a life may be kept, by the log; None while it stands."""
    ends = [end for end in (life.left, None if life.suspended else life.until) if end is not None]
    if not ends:
        return None
    over = min(ends)
    if life.number in story.errors and over == life.left:
        return over + timedelta(ERROR_KEPT)
    closing = date(over.year, 12, 15)
    return (closing if over < closing else date(over.year + 1, 12, 15)) + timedelta(KEPT_AFTER_YEAR)


def marks(story: Story, *, gone: bool, day: date) -> Marks:
    """What tells the dossiers that are to be erased by a day, or those that are not."""
    chosen = [
        life
        for life in story.province.lives
        if ((erased := erased_on(story, life)) is not None and erased <= day) is gone
    ]
    return Marks(
        frozenset(story.player.dossiers[life.number] for life in chosen),
        frozenset(life.paper for life in chosen),
    )


def save(story: Story, name: str, today: date) -> None:
    """Back everything up as on a day, and let a copy be kept past its time."""
    cluster = story.place.cluster
    beside = backups.Beside("for tests only", cluster.passwords())
    program, to = cluster.program("pg_basebackup"), story.identity.to_public()
    at = hour(today, 2).astimezone(UTC)
    made = backups.copy(program, cluster.url("backup"), beside, story.store, to, at=at)
    story.saved[name] = made.name
    shutil.copytree(story.store, story.custody, dirs_exist_ok=True)
    tell(f"{today}: backup {made.name}, {made.bytes} bytes")


def search(story: Story) -> None:
    """Nothing of what was erased is in any byte; something of what stands is, so the search can find."""
    place, end = story.place, story.province.scale.end
    gone, living = marks(story, gone=True, day=end), marks(story, gone=False, day=end)
    tell(f"{len(gone.ids)} erased, {len(living.ids)} kept: search")
    if not place.manage("dossiers", "scrub"):
        story.wrong.append("scrub failed")
    place.as_owner("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT")
    shutil.rmtree(place.folder / "static", ignore_errors=True)
    names = {f"data/{path}": name for path, name in relations(place.cluster.url("owner")).items()}
    report(story, "rows", in_rows(place.cluster.url("owner"), gone), {})
    for name in ("ledger", "anchors", place.cluster.home.name):
        report(story, name, in_files(place.folder / name, gone), names)
    kinds = {what.split()[0] for found in in_files(place.cluster.data, living).values() for what in found}
    if kinds != {"id", "document"}:
        story.wrong.append(f"the search finds only {kinds} of those that are kept")
    search_tips(story, end)
    save(story, "fresh", end)
    unpacked = place.folder / "unpacked"
    unpack(story, story.store, "fresh", unpacked)
    report(story, "fresh backup", in_files(unpacked, gone), {})
    every = story.told.gone(end) | story.told.kept(end)  # what tips leave is in no backup, living or not
    story.wrong += [f"fresh backup: {what}" for what in told.in_bytes(unpacked, every) if "hash" not in what]
    shutil.rmtree(unpacked)
    if left := [one.name for one in backups.manifests(story.store) if one.name == story.saved["halfway"]]:
        story.wrong.append(f"a backup is kept past its days: {left}")


def search_tips(story: Story, end: date) -> None:
    """No text and no hash of a tip past its time is in any file; a hash within its time is found."""
    folder = story.place.cluster.data
    story.wrong += [f"tips: {what}" for what in told.in_bytes(folder, story.told.gone(end))]
    kept = story.told.kept(end)
    if kept and not list(told.in_bytes(folder, kept)):
        story.wrong.append("tips: the search does not find a hash that is kept")
    tell(f"{len(story.told.pieces)} tips told: searched")


def report(story: Story, where: str, found: dict[str, set[str]], names: dict[str, str]) -> None:
    """Note where something was found that should be gone, and an example of it."""
    for path, what in found.items():
        name = names.get(path.partition(".")[0], path)
        story.wrong.append(f"{where}, {name}: {len(what)} traces, such as {min(what)}")


def opened(story: Story, folder: Path, name: str) -> restores.Opened:
    """A backup with the key that opens it."""
    key = story.place.folder / "backup-key.txt"
    key.write_text(f"{story.identity}\n", encoding="ascii")
    return restores.choose(folder, story.saved[name], key)


def unpack(story: Story, store: Path, name: str, target: Path) -> None:
    """Lay a backup out in a folder of its own."""
    target.mkdir()
    opened(story, store, name).unpack(prefix(story.place.folder), target)


def restore(story: Story, name: str) -> None:
    """Restore a backup elsewhere and repeat the ledger: nobody whose time is over is served."""
    end, backup = story.province.scale.end, opened(story, story.custody, name)
    folder = story.place.folder / f"restored-{name}"
    other = Cluster.below(folder, durable=False, major=backup.manifest.postgresql)
    other.put_back(backup.unpack, backup.secrets().passwords)
    with other:
        place = Place(folder, other)
        stand = replayed.in_another(place, story.place.ledger, hour(end, 1))
        place.manage("dossiers", "scrub")  # as the command does after it repeated a ledger
        gone = marks(story, gone=True, day=end)
        story.wrong += [f"restored {name}: {what}" for what in astray(story, stand, end - timedelta(1))]
        report(story, f"restored {name}, rows", in_rows(other.url("owner"), gone), {})
    tell(f"restored {name}: {len(stand)} stand")
    shutil.rmtree(folder)


def main() -> int:
    """Exit status 0 when everything holds."""
    seed, communes = places.seed(), places.size(USUAL)
    with places.opened(durable=False) as place:
        story = settled(place, seed, communes)
        play(story)
        search(story)
        if not place.verified():
            story.wrong.append("audit verify found something")
        for name in ("halfway", "oldest"):
            restore(story, name)
    lives, years = len(story.province.lives), story.province.scale.years
    said = f"{communes} communes, {years} years, {story.done} acts, {lives} dossiers, seed {seed}"
    return places.conclude(f"ten years of dossiers ({said}; {story.compared} days compared)", story.wrong)


if __name__ == "__main__":
    sys.exit(main())
