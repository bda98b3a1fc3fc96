"""What would change a commune's class, work and paper apart, in words that never instruct anyone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from vungxanh.assessment.interface import CommuneVerdict
from vungxanh.ui.interface import number, word, words

PEOPLE = frozenset(
    {"managed", "using_not_exempt", "offenders_arrested", "resident_violators", "wanted_fugitives"}
)
SHOWN = 6
"""Sets shown at once; the others follow folded."""


@dataclass(frozen=True)
class Change:
    """One figure of a set: where it stands, where the other class begins, the gap, and its lawful ways."""

    name: str
    says: str
    lawful: str
    unlawful: str


@dataclass(frozen=True)
class Way:
    """A minimal set of changes and the class it reaches."""

    to: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Distance:
    """Ways to a better class by work and on paper only, and to a worse one; `known` False without them."""

    known: bool
    work: tuple[Way, ...] = ()
    paper: tuple[Way, ...] = ()
    worse: tuple[Way, ...] = ()


def lawful(name: str) -> str:
    """How a figure may lawfully come down."""
    return {
        "managed": gettext(
            "Hồ sơ kết thúc hợp pháp khi hết thời hạn, khi hoàn thành cai nghiện hoặc điều trị, "
            "hoặc khi đính chính số liệu sai."
        ),
        "using_not_exempt": gettext(
            "Người vào diện loại trừ khi có quyết định điều trị, cai nghiện hoặc quản lý sau cai; "
            "số liệu sai thì đính chính."
        ),
        "use_points": gettext("Điểm được triệt xóa và có biên bản."),
        "wanted_fugitives": gettext("Người bị truy nã đã bị bắt, ra đầu thú, hoặc có quyết định đình nã."),
    }.get(name, "")


def unlawful(name: str) -> str:
    """What makes the same fall mere paper."""
    return {
        "managed": gettext("Đóng hồ sơ mà không có căn cứ pháp luật"),
        "using_not_exempt": gettext("Ghi người vào diện loại trừ mà không có quyết định"),
        "use_points": gettext("Bỏ điểm khỏi danh sách mà không có biên bản"),
        "wanted_fugitives": gettext("Xóa tên người bị truy nã khi chưa bắt hoặc chưa đình nã"),
    }.get(name, "")


def gap(change: Mapping[str, Any]) -> str:
    """Where a figure stands and where the other class begins; for people a gap, never an order."""
    name, now, then = change["input"], change["from"], change["to"]
    if name == "route":
        return gettext("%(now)s → %(then)s") % {"now": words.route_word(now), "then": words.route_word(then)}
    if change["by"] > 0:
        return gettext("đang %(now)s, từ %(then)s trở lên") % {"now": number(now), "then": number(then)}
    unit = gettext(" người") if name in PEOPLE else ""
    return gettext("đang %(now)s, loại kia bắt đầu từ %(then)s trở xuống; khoảng cách %(gap)s%(unit)s") % {
        "now": number(now),
        "then": number(then),
        "gap": number(-change["by"]),
        "unit": unit,
    }


def way(found: Mapping[str, Any]) -> Way:
    """One minimal set in words."""
    changes = tuple(
        Change(
            words.figure_name(change["input"]),
            gap(change),
            lawful(change["input"]) if "paper_if" in change else "",
            unlawful(change["input"]) if "paper_if" in change else "",
        )
        for change in found["changes"]
    )
    return Way(word(found["to"]), changes)


def ways(found: Sequence[Mapping[str, Any]], kind: str) -> tuple[Way, ...]:
    """The sets of one kind in words."""
    return tuple(way(one) for one in found if one.get("kind", "worse") == kind)


def distance(commune: CommuneVerdict) -> Distance:
    """Everything that would change the class; unknown where any input is unknown."""
    nearest = commune.nearest or {}
    better, worse = nearest.get("better"), nearest.get("worse")
    if better is None or worse is None:
        return Distance(known=False)
    return Distance(True, ways(better, "work"), ways(better, "paper"), ways(worse, "worse"))
