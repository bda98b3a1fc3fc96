"""Foreign ids against missing ones: `python -m tests.long.foreign_ids`, part of `./test --long`.

An officer of one commune asks for dossiers and proposals of another commune, each once, and for as many that
nobody has, in pairs of random order: status and bytes are the same, and the times cannot be told apart. Told
apart would be: in the ranks of all times, or among the pairs, one kind is the slower one by more than chance
allows (`bound`), or the medians differ by over 2 %, and of few pairs by more than chance (`doubt`). As many
processes as there are processors ask, each a share of its own: a pair is asked by one of them, and what the
others do falls on both halves alike. VUNGXANH_SIZE is the number of foreign ids; VUNGXANH_MINUTES stops the
run before all are asked for.
"""

import logging
import multiprocessing
import os
import random
import re
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median
from typing import Any
from uuid import UUID

import numpy as np

from tests.long import place as places
from tests.long.place import tell

USUAL = 100_000
CHANGING = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
"""What differs between any two answers: the token of a form."""
COPIES = """
    INSERT INTO {table} (id, {rest})
    SELECT gen_random_uuid(), {rest} FROM {table}, generate_series(2, %s) WHERE id = %s
"""
EVENTS = """
    WITH event AS (SELECT {rest} FROM {table} WHERE dossier_id = %s)
    INSERT INTO {table} (dossier_id, {rest}) SELECT copy.id, event.*
    FROM event, dossiers_dossier AS copy
    WHERE copy.area_id = event.area_id AND NOT EXISTS (SELECT FROM {table} WHERE dossier_id = copy.id)
"""


def statement(text: str, model: Any) -> str:
    """A statement that copies rows of a model: the columns beside the ids are named by the model itself."""
    own = {"id", "dossier_id"} if text is EVENTS else {"id"}
    rest = [field.column for field in model._meta.concrete_fields if field.column not in own]
    return text.format(table=model._meta.db_table, rest=", ".join(rest))


def proposed(commune: Any, number: int) -> UUID:
    """A proposal to open a dossier in a commune today."""
    from vungxanh.dossiers import interface as dossiers

    now = datetime.now(tz=UTC)
    symbol = f"{number}/{now.year}/QĐ-MAU"
    issuer = dossiers.Issuer.COMMUNE_POLICE_CHIEF
    who = dossiers.Particulars(
        dossiers.AgeBand.OLDER, dossiers.Sex.MALE, dossiers.PlaceClass.COMMUNITY, f"{number}/{now.year}/HS"
    )
    decision = dossiers.DecisionReference(symbol, now.date(), issuer, commune.area_id)
    opening = dossiers.Opening(dossiers.Kind.USER_MANAGEMENT, decision, dossiers.Extras(), who)
    return dossiers.propose_opening(opening=opening, by=commune.officer, at=now)


def filled(communes: list[Any], size: int) -> tuple[list[UUID], list[UUID]]:
    """So many dossiers and proposals of the second commune; the first has one of its own."""
    from django.db import connection

    from vungxanh.access.interface import Purpose, duty
    from vungxanh.dossiers.interface import approve
    from vungxanh.dossiers.models import Dossier, DossierEvent, DossierProposal

    now = datetime.now(tz=UTC)
    first = [
        approve(proposal_id=proposed(one, number), by=one.approver, at=now)
        for number, one in enumerate(communes, start=1)
    ][1]
    waiting = proposed(communes[1], 3)
    # A ticket lasts for minutes, and so much may take longer on a busy machine: each statement has its own.
    third, foreign = size // 3, communes[1].area_id
    for text, model, values in (
        (COPIES, Dossier, [2 * third, first]),
        (EVENTS, DossierEvent, [first]),
        (COPIES, DossierProposal, [third, waiting]),
    ):
        with duty(Purpose.VERIFY), connection.cursor() as cursor:
            cursor.execute(statement(text, model), values)
    with duty(Purpose.VERIFY):
        return (
            list(Dossier.objects.filter(area=foreign).values_list("id", flat=True)),
            list(DossierProposal.objects.filter(area=foreign).values_list("id", flat=True)),
        )


Question = tuple[str, str, dict[str, str], UUID]


@dataclass
class Asked:
    """What one process saw: the times of foreign and of missing ids, pair by pair, and the answers."""

    foreign: list[float] = field(default_factory=list)
    missing: list[float] = field(default_factory=list)
    answers: defaultdict[tuple[str, bool], set[tuple[int, bytes]]] = field(
        default_factory=lambda: defaultdict(set)
    )

    def add(self, other: "Asked") -> None:
        """Add what another process saw."""
        self.foreign += other.foreign
        self.missing += other.missing
        for key, found in other.answers.items():
            self.answers[key] |= found


def share(commune: Any, mine: list[Question], seed: str, until: float) -> Asked:
    """Ask for a share of the foreign ids, each beside one that nobody has."""
    client, draw, seen = client_of(commune), random.Random(seed), Asked()
    times = (seen.foreign, seen.missing)
    for number, (address, name, more, foreign) in enumerate(mine):
        pair = [(0, foreign), (1, UUID(int=draw.getrandbits(128), version=4))]
        draw.shuffle(pair)
        for kind, one in pair:
            took, answer = asked(client, address, {name: str(one), **more})
            times[kind].append(took)
            seen.answers[address, bool(more)].add(answer)
        if number % 1000 == 0:
            tell(f"{number} pairs of share {seed}")
        if time.time() > until:
            break
    return seen


def all_asked(commune: Any, every: list[Question], seed: int, until: float) -> Asked:
    """Let every processor ask for its share."""
    from django.db import connection

    connection.close()  # each process has one of its own
    workers = os.cpu_count() or 1
    whole = Asked()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        shares = [
            pool.submit(share, commune, every[at::workers], f"{seed} {at}", until) for at in range(workers)
        ]
        for one in shares:
            whole.add(one.result())
    return whole


def client_of(commune: Any) -> Any:
    """A browser in which the commune's officer is signed in."""
    from django.conf import settings

    from tests.factories.signing import signed_in
    from vungxanh.access.models import Post

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    logging.getLogger("django.request").setLevel(logging.ERROR)
    return signed_in(Post.objects.get(pk=commune.officer.post_id))


def questions(dossiers: list[UUID], proposals: list[UUID], size: int) -> list[Question]:
    """Each foreign id once: a dossier seen, a dossier confirmed, a proposal seen."""
    third = size // 3
    seen = [("/ho-so/mot-ho-so/", "ho-so", {}, one) for one in dossiers[:third]]
    confirmed = [
        ("/ho-so/mot-ho-so/", "ho-so", {"viec": "xac-nhan"}, one) for one in dossiers[third : 2 * third]
    ]
    return [*seen, *confirmed, *(("/ho-so/de-nghi/", "de-nghi", {}, one) for one in proposals[:third])]


def asked(client: Any, address: str, body: dict[str, str]) -> tuple[float, tuple[int, bytes]]:
    """How many seconds an answer took, and what it was."""
    before = time.perf_counter()
    answer = client.post(address, body)
    took = time.perf_counter() - before
    return took, (answer.status_code, CHANGING.sub(rb"\1", answer.content))


def bound(pairs: int) -> float:
    """How far from one half a share may be: four standard deviations of chance, one hundredth at least."""
    return max(0.01, 4 * 0.5 / pairs**0.5)


def doubt(*times: list[float]) -> float:
    """How far apart medians of two kinds may lie by chance, as a part of the median: four standard deviations
    of each, read from the times around it, and 2 % at least."""
    each = []
    for one in times:
        off = min(0.5, 2 / len(one) ** 0.5)
        low, high = np.quantile(one, [0.5 - off, 0.5 + off])
        each.append((high - low) / 2)
    return max(0.02, float(np.hypot(*each)) / median(times[1]))


def judged(foreign: list[float], missing: list[float]) -> list[str]:
    """What tells the two apart."""
    pairs = len(foreign)
    ranks = np.empty(2 * pairs)
    ranks[np.argsort(np.array(foreign + missing), kind="stable")] = np.arange(1, 2 * pairs + 1)
    above = float((ranks[:pairs].sum() - pairs * (pairs + 1) / 2) / pairs**2)
    slower = sum(one > other for one, other in zip(foreign, missing, strict=True)) / pairs
    ratio = median(foreign) / median(missing)
    sys.stdout.write(
        f"  {pairs} pairs: median {median(foreign) * 1000:.3f} ms foreign, {median(missing) * 1000:.3f} ms"
        f" missing (ratio {ratio:.4f}); foreign slower in {slower:.4f} of pairs, {above:.4f} of all,"
        f" bounds 0.5 ± {bound(pairs):.4f}, 1 ± {doubt(foreign, missing):.4f}\n"
    )
    wrong = [f"share {share:.4f}" for share in (above, slower) if abs(share - 0.5) > bound(pairs)]
    return wrong + ([f"medians differ: {ratio:.4f}"] if abs(ratio - 1) > doubt(foreign, missing) else [])


def main() -> int:
    """Exit status 0 when nothing tells a foreign id from a missing one."""
    seed, size = places.seed(), places.size(USUAL)
    with places.opened(durable=False):
        from vungxanh.simulator.actions import settle

        communes = settle(2)
        every = questions(*filled(communes, size), size)
        random.Random(seed).shuffle(every)
        began = time.monotonic()
        seen = all_asked(communes[0], every, seed, places.until())
        tell(f"{len(seen.foreign) / (time.monotonic() - began):.1f} pairs a second")
    wrong = judged(seen.foreign, seen.missing)
    for (address, acts), found in seen.answers.items():
        if [status for status, _ in found] != [404]:
            kinds = sorted((status, len(content)) for status, content in found)
            wrong.append(f"{address} {acts}: {len(found)} different answers, such as {kinds[:4]}")
    said = f"{len(seen.foreign)} foreign and as many missing ids, seed {seed}"
    return places.conclude(f"foreign ids ({said})", wrong, done=len(seen.foreign), usual=USUAL)


if __name__ == "__main__":
    sys.exit(main())
