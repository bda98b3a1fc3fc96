"""Monthly reports with what goes wrong on the way, what is stated of a year, and what agencies enter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vungxanh.simulator.rules.events.chronicle import Chronicle, Later
from vungxanh.simulator.rules.events.deeds import Act, Deed, Month, Who, first_day, next_month

SECTIONS = ("cases", "seizures", "places", "crops", "screening", "prevention", "models")
REASONS = ("missing", "doubtful", "contradicts", "wrong_month")
SLICES = {
    "procuracy": (
        ("cases_investigated", "investigated police"),
        ("cases_prosecuted", "prosecuted procuracy"),
    ),
    "court": (("cases_received", "prosecuted procuracy"), ("cases_tried", "tried court")),
    "border_guard": (("border_cases", "border"), ("border_arrested", "border")),
    "health": (("tests_done", "tests"), ("assessed", "tests")),
    "education": (("school_sessions", "investigated police"),),
    "front": (("front_sessions", "border"),),
}
"""What each agency enters, and what of the log it is about."""


def plan(log: Chronicle) -> None:
    """Put every report, statement and slice of the years on the agenda."""
    for month in log.months():
        over = (first_day(next_month(month)) - log.start).days
        for commune in range(len(log.shape)):
            if log.draw.random() < 0.02:
                continue  # nobody hands it in: the month stays unknown
            late = log.draw.randint(6, 25) if log.draw.random() < 0.08 else log.draw.randint(0, 4)
            when = over + late
            log.book(when, when, _prepared(log, commune, month))
        log.book(over + 6, over + 9, _sliced(log, month))
        if month[1] == 12:
            log.book(over + 1, over + 20, _stated(log, month[0]))


def _prepared(log: Chronicle, commune: int, month: Month) -> Later:
    """An officer answers what is empty and says that the month is ready."""

    def prepare() -> Iterator[Deed]:
        said = {section: "unknown" if log.draw.random() < 0.01 else "none" for section in SECTIONS}
        yield log.act(Act.PREPARE, commune, month=month, facts=said)
        log.book(0, 2, _submitted(log, commune, month))

    return prepare


def _submitted(log: Chronicle, commune: int, month: Month) -> Later:
    def submit() -> Iterator[Deed]:
        yield log.act(Act.SUBMIT, commune, month=month, who=Who.APPROVER)
        if log.draw.random() < 0.06:
            log.book(1, 4, _returned(log, commune, month))
        else:
            log.book(2, 8, _validated(log, commune, month))

    return submit


def _returned(log: Chronicle, commune: int, month: Month) -> Later:
    def give_back() -> Iterator[Deed]:
        reason = log.draw.choice(REASONS)
        yield log.act(Act.RETURN, commune, month=month, who=Who.ANALYST, reason=reason)
        log.book(1, 3, _late(log, commune, month))
        log.book(4, 8, _prepared(log, commune, month))

    return give_back


def _validated(log: Chronicle, commune: int, month: Month) -> Later:
    def validate() -> Iterator[Deed]:
        log.locked.add((commune, month))
        yield log.act(Act.VALIDATE, commune, month=month, who=Who.ANALYST)
        if log.draw.random() < 0.03:
            log.book(10, 40, _reopened(log, commune, month))

    return validate


def _reopened(log: Chronicle, commune: int, month: Month) -> Later:
    def reopen() -> Iterator[Deed]:
        log.locked.discard((commune, month))
        yield log.act(Act.REOPEN, commune, month=month, who=Who.ANALYST, reason="late_event")
        log.book(0, 2, _late(log, commune, month))
        log.book(3, 6, _prepared(log, commune, month))

    return reopen


def _late(log: Chronicle, commune: int, month: Month) -> Later:
    """A case that was forgotten is told after its month."""

    def tell() -> Iterator[Deed]:
        day = max(first_day(month) + timedelta(log.draw.randrange(28)), log.start)
        facts = {"offence": "249", "arrests": "some", "arrested": [{"offence": "249", "people": 1}]}
        if (told := log.record("case", commune, day, facts)) is not None:
            yield told

    return tell


def _stated(log: Chronicle, year: int) -> Later:
    """What is stated of a year rather than counted; some is stated twice."""

    def state() -> Iterator[Deed]:
        for commune in range(len(log.shape)):
            for kind, who in (("resident_violators", Who.APPROVER), ("wanted_fugitives", Who.ANALYST)):
                for _ in range(log.draw.choice((1, 1, 1, 2))):
                    said = log.draw.choice(("none", "none", "some", "unknown"))
                    facts = {"stated": said, "year": year}
                    yield log.act(Act.STATE, commune, who=who, kind=kind, facts=facts)

    return state


def _sliced(log: Chronicle, month: Month) -> Later:
    """Every agency counts for itself: mostly as the police do, at times a little beside."""

    def enter() -> Iterator[Deed]:
        for agency, asked in SLICES.items():
            figures = {}
            for figure, about in asked:
                off = log.draw.choice((0, 0, 0, 1, -1, 2))
                figures[figure] = None if log.draw.random() < 0.05 else max(0, log.tally[about, month] + off)
            yield log.act(Act.SLICE, None, who=f"partner_{agency}", month=month, facts=figures)

    return enter
