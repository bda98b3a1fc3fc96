"""Invented years, played into the database and counted twice."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from vungxanh.simulator.rules.lives import recount
from vungxanh.simulator.rules.years import Province


def stocks(communes: list[Any], days: Iterable[date]) -> dict[date, Counter[tuple[int, str, str]]]:
    """What the database says, in the words of the simulator's own count."""
    from vungxanh.access.interface import Purpose, duty
    from vungxanh.dossiers.queries.counts import stocks_of

    index = {commune.area_id: number for number, commune in enumerate(communes)}
    found: dict[date, Counter[tuple[int, str, str]]] = {}
    with duty(Purpose.RECONCILE):
        for day in days:
            found[day] = Counter()
            for (area_id, kind, _exempt), stock in stocks_of(index, day).items():
                for standing in ("counted", "awaiting", "set_aside"):
                    if count := getattr(stock, standing):
                        found[day][index[area_id], kind.value, standing] += count
    return found


def play(seed: int, scale: Any, *, every: int) -> tuple[Province, list[Any], int]:
    """Play the years, doing the daily duties on the way, and compare both counts every so many days.

    Returns the log, the communes and how many operations were done.
    """
    from vungxanh.dossiers.interface import keep_day
    from vungxanh.simulator.actions import Player, settle
    from vungxanh.simulator.actions.playing import HOURS

    communes = settle(scale.communes)
    province, player = Province(seed, scale), Player(communes)
    done, compared = 0, scale.start
    for operation in province.operations():
        behind = operation.day >= compared + timedelta(every)
        if behind:
            compared = operation.day
            keep_day(at=datetime.combine(compared, time(1), HOURS))
        player.play(operation)
        done += 1
        if behind:  # only now do both know the same: the log is written when an operation is invented
            compare(province, communes, [compared - timedelta(days) for days in (1, every // 2, every * 3)])
    return province, communes, done


def compare(province: Province, communes: list[Any], days: list[date]) -> None:
    """Both counts agree on days that are over."""
    for day, counted in stocks(communes, [day for day in days if day >= province.scale.start]).items():
        assert counted == recount(province.lives, day), day
