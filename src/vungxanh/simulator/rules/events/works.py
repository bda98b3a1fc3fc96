"""Prevention: sessions, schools, self-managed models, screening, obstacles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from vungxanh.simulator.rules.events.chronicle import Chronicle
from vungxanh.simulator.rules.events.deeds import Deed, Who, month_of

NEW_GROUNDS = date(2026, 7, 1)
"""From that day an applicant for rehabilitation is a ground of its own."""
AUDIENCES = ("everybody", "pupils", "youth", "workers", "parents", "officials", "border")
OBSTACLES = ("people", "money", "equipment", "rules", "coordination", "terrain", "other")
GROUNDS = ("illegal_use", "managed_user", "post_rehab", "volunteer", "no_residence", "other")


def begin(log: Chronicle, commune: int) -> Iterator[Deed]:
    """What is done in a commune today."""
    if log.today == log.start:
        yield from _schools(log, commune)
    if log.happens(log.rates.sessions):
        yield from _session(log, commune)
    if log.happens(log.rates.screenings, commune):
        yield from _screening(log, commune)
    if log.happens(log.rates.models, commune) or (log.today == log.start and log.draw.random() < 0.7):
        yield from _model(log, commune)
    if log.happens(log.rates.obstacles):
        yield from _obstacle(log, commune)


def _session(log: Chronicle, commune: int) -> Iterator[Deed]:
    draw = log.draw
    facts: dict[str, Any] = {
        "audience": draw.choice(AUDIENCES),
        "channel": draw.choice(("meeting", "loudspeaker", "door_to_door", "online", "performance")),
        "language": draw.choice(("vi", "vi", "hmong", "thai", "khmer")),
        "attendance": draw.randint(10, 400) if draw.random() < 0.95 else None,
    }
    if draw.random() < 0.2:
        asked = draw.randint(10, 40)
        before, after = draw.randint(0, asked), draw.randint(0, asked)
        facts |= {
            "asked_before": asked,
            "right_before": before,
            "asked_after": asked,
            "right_after": after,
        }
    told = log.record("prevention_session", commune, log.ago(6), facts)
    if told is None:
        return
    yield told
    luck = draw.random()
    if facts["attendance"] is None and luck < 0.8:
        log.book(1, 9, lambda: log.amend(told, "learned_more", facts={**facts, "attendance": 40}))
    elif luck < 0.02:
        log.book(1, 5, lambda: log.withdraw(told, "duplicate"))
    elif luck < 0.04 and log.shape[commune].beside:
        other = draw.choice(log.shape[commune].beside)
        log.book(1, 5, lambda: log.amend(told, "wrong_area", who=Who.ANALYST, commune=other))


def _screening(log: Chronicle, commune: int) -> Iterator[Deed]:
    draw, day = log.draw, log.ago(5)
    grounds = GROUNDS if day < NEW_GROUNDS else (*GROUNDS, "rehab_applicant")
    counts = {ground: draw.randint(1, 20) for ground in draw.sample(grounds, draw.choice((1, 1, 2, 3)))}
    tested = [{"ground": ground, "tests": count} for ground, count in counts.items()]
    tests = sum(counts.values())
    known = draw.random() < 0.7
    facts = {"tested": tested, "confirmed": draw.randint(0, tests // 3) if known else None}
    told = log.record("screening", commune, day, facts)
    if told is None:
        return
    log.tally["tests", month_of(day)] += tests
    yield told
    if not known:
        found = draw.randint(0, tests // 3)
        log.book(2, 12, lambda: log.amend(told, "learned_more", facts={**facts, "confirmed": found}))


def _schools(log: Chronicle, commune: int) -> Iterator[Deed]:
    """The commune's list of schools, each with a year of its own."""
    for number in range(1, log.draw.randint(2, 4)):
        level = log.draw.choice(("primary", "lower_secondary", "upper_secondary", "several_levels"))
        told = log.record("school_listed", commune, log.today, {"level": level, "number": number})
        if told is not None:
            yield told
            log.book(20, 300, lambda told=told: _activity(log, told))  # type: ignore[misc]


def _activity(log: Chronicle, school: Deed) -> Iterator[Deed]:
    facts = {
        "work": log.draw.choice(("lesson", "assembly", "club", "contest", "parents")),
        "pupils": log.draw.choice((None, 40, 120, 300)),
    }
    told = log.record("school_activity", school.commune, log.ago(3), facts, subject=school.subject)
    if told is not None:
        yield told
    log.book(200, 420, lambda: _activity(log, school))


def _model(log: Chronicle, commune: int) -> Iterator[Deed]:
    facts = {
        "type": log.draw.choice(("group", "clan", "religious", "camera", "club", "other")),
        "members": log.draw.choice((None, 6, 12, 40)),
    }
    told = log.record("model_founded", commune, log.ago(4), facts)
    if told is not None:
        yield told
        log.book(30, 150, lambda: _at_work(log, told))


def _at_work(log: Chronicle, model: Deed) -> Iterator[Deed]:
    """It does something, falls asleep for a while, or ends."""
    last = max(one.day or log.today for one in log.standing[model.subject or 0].values())
    day = log.ago(4, since=last)
    if log.draw.random() < 0.08:
        why = log.draw.choice(("merged", "no_members", "replaced", "other"))
        ended = log.record("model_ended", model.commune, day, {"why": why}, subject=model.subject)
        if ended is not None:
            yield ended
            return
    else:
        done = log.draw.choice(("meeting", "patrol", "talk", "help"))
        told = log.record("model_activity", model.commune, day, {"done": done}, subject=model.subject)
        if told is not None:
            yield told
    least, most = (30, 120) if log.draw.random() < 0.8 else (190, 300)
    log.book(least, most, lambda: _at_work(log, model))


def _obstacle(log: Chronicle, commune: int) -> Iterator[Deed]:
    facts = {
        "sort": log.draw.choice(OBSTACLES),
        "body": log.draw.choice(("commune_committee", "province_committee", "province_police", "health")),
    }
    told = log.record("obstacle_met", commune, log.ago(4), facts)
    if told is not None:
        yield told
        if log.draw.random() < 0.6:
            log.book(15, 120, lambda: _overcome(log, told))


def _overcome(log: Chronicle, met: Deed) -> Iterator[Deed]:
    how = {"how": log.draw.choice(("removed", "partly", "gave_up"))}
    day = log.ago(3, since=met.day)
    told = log.record("obstacle_resolved", met.commune, day, how, subject=met.subject)
    if told is not None:
        yield told
