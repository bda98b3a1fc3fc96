"""Cases with their stages and shares, seizures, and what becomes of what was seized."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from vungxanh.simulator.rules.events import rates
from vungxanh.simulator.rules.events.chronicle import Chronicle
from vungxanh.simulator.rules.events.deeds import Deed, month_of

OFFENCES = (("251", 0.45), ("249", 0.3), ("255", 0.08), ("250", 0.1), ("256", 0.05), ("247", 0.02))
FORCES = ("commune_police", "province_police", "border_guard", "customs")
LISTED_SINCE = date(2024, 12, 15)
"""Before that day the list of substances has none."""
SUBSTANCES = (
    ("heroin", "g", 0.3),
    ("methamphetamine", "g", 0.25),
    ("methamphetamine", "tablet", 0.12),
    ("mdma", "tablet", 0.06),
    ("cannabis", "g", 0.1),
    ("cannabis", "plant", 0.03),
    ("heroin", "brick", 0.02),
    ("opium", "kg", 0.03),
    ("ketamine", "g", 0.05),
    ("precursor", "litre", 0.02),
    ("other", "packet", 0.02),
)
WHOLE = frozenset({"tablet", "plant", "brick", "packet"})


def begin(log: Chronicle, commune: int) -> Iterator[Deed]:
    """A case, if there is one today."""
    if log.happens(log.rates.cases, commune):
        yield from _case(log, commune)


def _case(log: Chronicle, commune: int) -> Iterator[Deed]:
    facts = _facts(log)
    people = sum(one["people"] for one in facts["arrested"])
    units: tuple[tuple[int, int | None], ...] = ()
    if log.shape[commune].beside and log.draw.random() < 0.1:
        share = log.draw.randint(1, people) if people else None
        units = ((log.draw.choice(log.shape[commune].beside), share),)
    case = log.record("case", commune, log.ago(6), facts, units=units)
    if case is None:
        return
    log.tally["border", month_of(case.day or log.today)] += "border" in facts["marks"]
    yield case
    _goes_on(log, case, people)


def _facts(log: Chronicle) -> dict[str, Any]:
    """A case: its heaviest offence, who was arrested, its marks."""
    draw = log.draw
    use = draw.random() < rates.USE_SHARE
    offence = "256a" if use else draw.choices(*zip(*OFFENCES, strict=True))[0]
    luck = draw.random()
    arrests = "unknown" if luck < 0.04 else "none" if luck < 0.1 else "some"
    arrested = []
    if arrests == "some":
        people = 1 + _often(log, rates.ARRESTED_A_CASE / 0.9 - 1)
        arrested = [{"offence": offence, "people": people}]
        if draw.random() < 0.1:
            arrested.append({"offence": "249" if offence != "249" else "251", "people": draw.randint(1, 2)})
    marks = [
        mark
        for mark, share in (
            ("border", 0.12),
            ("cyberspace", 0.08),
            ("organised", 0.1),
            ("cross_border", 0.06),
        )
        if draw.random() < share
    ]
    if "cross_border" in marks and "organised" not in marks and draw.random() < 0.5:
        marks.append("organised")
    forces = draw.sample(FORCES, draw.choice((1, 1, 1, 2)))
    return {"offence": offence, "arrests": arrests, "arrested": arrested, "marks": marks, "agencies": forces}


def _often(log: Chronicle, mean: float) -> int:
    """A count with a long tail of about that mean."""
    found = 0
    while found < 30 and log.draw.random() < mean / (1 + mean):
        found += 1
    return found


def _goes_on(log: Chronicle, case: Deed, people: int) -> None:
    """What will become of a case: each with a chance of its own."""
    draw = log.draw
    if draw.random() < 0.02:
        log.book(1, 4, lambda: log.withdraw(case, "duplicate"))
        return
    if draw.random() < log.rates.seizures_a_case:
        log.book(0, 3, lambda: _seizure(log, case))
    if case.facts["arrests"] == "unknown":
        log.book(2, 12, lambda: _learned(log, case))
    elif people and draw.random() < 0.05:
        log.book(1, 8, lambda: _one_more(log, case))
    if people > 1 and not case.units and draw.random() < 0.08:
        log.book(1, 5, lambda: _share(log, case))
    log.book(5, 30, lambda: _stage(log, case, "investigated", "police"))


def _learned(log: Chronicle, case: Deed) -> Iterator[Deed]:
    """How many were arrested becomes known."""
    count = log.draw.randint(1, 3)
    told = {"arrests": "some", "arrested": [{"offence": case.facts["offence"], "people": count}]}
    yield from log.amend(case, "learned_more", facts={**case.facts, **told})


def _one_more(log: Chronicle, case: Deed) -> Iterator[Deed]:
    """One more was arrested than was told."""
    first, *others = case.facts["arrested"]
    more = [{**first, "people": first["people"] + 1}, *others]
    yield from log.amend(case, "mistyped", facts={**case.facts, "arrested": more})


def _share(log: Chronicle, case: Deed) -> Iterator[Deed]:
    """Another commune says that some of those arrested were arrested there."""
    beside = log.shape[case.commune or 0].beside
    if not beside or log.current(case) is None or case.day is None:
        return
    told = {"people": log.draw.choice((1, 1, None))}
    day = log.ago(3, since=case.day)
    share = log.record("case_share", log.draw.choice(beside), day, told, subject=case.subject)
    if share is not None:
        yield share


NEXT = {"investigated": "prosecuted", "prosecuted": "tried"}
ALSO = {"prosecuted": "procuracy", "tried": "court"}


def _stage(log: Chronicle, case: Deed, stage: str, reporter: str) -> Iterator[Deed]:
    """The case comes to a stage, as one agency reports; some stop on the way."""
    if log.current(case) is None:
        return
    if stage == "prosecuted" and log.draw.random() < 0.05:
        stage = "ended"
    # What was said of the case last lies on a day of its own: every report comes after it.
    last = max(one.day or log.today for one in log.standing[case.subject or 0].values())
    told = log.record(
        "case_stage",
        case.commune,
        log.ago(4, since=last),
        {"stage": stage, "reporter": reporter},
        subject=case.subject,
    )
    if told is None:
        return
    log.tally[f"{stage} {reporter}", month_of(told.day or log.today)] += 1
    yield told
    if reporter == "police" and stage in NEXT:
        log.book(40, 120, lambda: _stage(log, case, NEXT[stage], "police"))
        if log.draw.random() < 0.9:
            log.book(40, 125, lambda: _stage(log, case, NEXT[stage], ALSO[NEXT[stage]]))


def _seizure(log: Chronicle, case: Deed) -> Iterator[Deed]:
    """Something was seized in a case."""
    day = log.ago(3, since=case.day)
    if day < LISTED_SINCE or log.current(case) is None:
        return
    names = [(substance, unit) for substance, unit, _ in SUBSTANCES]
    substance, unit = log.draw.choices(names, [share for *_, share in SUBSTANCES])[0]
    facts = {
        "substance": substance,
        "quantity": _quantity(log, substance, unit),
        "measure": unit,
        "certainty": "measured" if log.draw.random() < 0.9 else "estimated",
        "case": case.subject if log.draw.random() < 0.8 else None,
    }
    found = log.record("seizure", case.commune, day, facts)
    if found is None:
        return
    yield found
    if log.draw.random() < 0.04:
        log.book(1, 6, lambda: _weighed_again(log, found))
    if log.draw.random() < 0.6:
        log.book(20, 160, lambda: _destruction(log, found, parts=log.draw.choice((1, 1, 2))))


def _quantity(log: Chronicle, substance: str, unit: str) -> int:
    """Thousandths of the unit: a long tail about what is published, whole where the unit is counted."""
    if unit in WHOLE:
        return 1_000 * (1 + _often(log, 60.0 if unit == "tablet" else 2.0))
    mean = rates.GRAMS_A_CASE.get(substance, 20.0) if unit == "g" else 1.0
    return max(10, round(1_000 * mean * log.draw.lognormvariate(-2.0, 2.0)))


def _weighed_again(log: Chronicle, seizure: Deed) -> Iterator[Deed]:
    """More than was told."""
    more = seizure.facts["quantity"] + 1_000 * log.draw.randint(1, 5)
    yield from log.amend(seizure, "mistyped", facts={**seizure.facts, "quantity": more})


def _destruction(log: Chronicle, seizure: Deed, parts: int) -> Iterator[Deed]:
    """Some or all of what is left is destroyed."""
    now = log.current(seizure)
    if now is None:
        return
    life = log.standing[seizure.subject or 0].values()
    left = now.facts["quantity"] - sum(one.facts["quantity"] for one in life if one.kind == "destruction")
    whole = 1_000 if now.facts["measure"] in WHOLE else 1
    gone = left if parts == 1 else left // 2 // whole * whole
    last = max(one.day or log.today for one in life)
    if gone < 1:
        return
    day = log.ago(5, since=last)
    told = log.record("destruction", now.commune, day, {"quantity": gone}, subject=seizure.subject)
    if told is not None:
        yield told
        if parts > 1:
            log.book(5, 60, lambda: _destruction(log, seizure, parts - 1))
