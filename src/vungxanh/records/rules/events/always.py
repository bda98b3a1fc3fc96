"""What is refused of every event, whatever its kind."""

from collections.abc import Iterable

from vungxanh.records.rules.events.shape import COMMUNE, Context, Happened, Kind, Place, Refusal


def refused_always(told: Happened, context: Context, kind: Kind) -> Iterable[Refusal]:
    """A day to come, an area that was not there, of the wrong level, or named twice."""
    places = context.places
    if told.day > context.today:
        yield Refusal(
            "future",
            "day",
            f"Ngày {told.day:%d/%m/%Y} chưa tới: hãy ghi ngày việc đã xảy ra, muộn nhất là hôm nay.",
            f"{told.day} is still to come: give the day it happened, today at the latest.",
        )
    own = places[told.area]
    if own.level != kind.recorded_at:
        yield _wrong_level(kind)
    gone = kind.carried and bool(told.units)
    for area in (told.area, *(unit.area for unit in told.units if not gone)):
        if not places[area].stood(told.day):
            yield _not_there(told, places[area], "area" if area == told.area else "units")
    named = [told.area, *(unit.area for unit in told.units)]
    if len(set(named)) < len(named):
        yield Refusal(
            "twice",
            "units",
            "Một địa bàn được nêu hai lần: mỗi địa bàn chỉ ghi một dòng.",
            "An area is named twice: give each area one row.",
        )


def _wrong_level(kind: Kind) -> Refusal:
    if kind.recorded_at == COMMUNE:
        return Refusal(
            "level",
            "area",
            "Việc này ghi ở xã, phường, đặc khu: hãy chọn xã nơi xảy ra.",
            "This is recorded in a commune: choose the one where it happened.",
        )
    return Refusal(
        "level", "area", "Việc này do tỉnh ghi: hãy chọn tỉnh.", "The province records this: choose it."
    )


def _not_there(told: Happened, place: Place, field: str) -> Refusal:
    names = ", ".join(name for _, name in place.instead)
    vi = f"Ngày {told.day:%d/%m/%Y} chưa có hoặc không còn {place.name}"
    en = f"On {told.day} there was no {place.name}"
    if names:
        vi, en = f"{vi}: hãy chọn {names}, hoặc sửa lại ngày.", f"{en}: choose {names}, or correct the day."
    else:
        vi, en = f"{vi}: hãy sửa lại ngày.", f"{en}: correct the day."
    return Refusal("not_there", field, vi, en, offers=tuple(number for number, _ in place.instead))
