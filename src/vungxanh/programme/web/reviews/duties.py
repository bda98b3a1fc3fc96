"""What areas owed the documents of a review: who disseminated, who planned, who had not."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, titled
from vungxanh.programme.queries.cascade import Demanded
from vungxanh.programme.queries.reviews.whole import Report
from vungxanh.programme.rules.cascade import Answer, Duty
from vungxanh.programme.web.cascade.words import ANSWERS, DUTIES
from vungxanh.ui.interface import Cell, Column, Table, figure, number, table

Names = Mapping[int, AreaSummary]
IN_TIME_FIRST = (Answer.ON_TIME, Answer.LATE, Answer.NOT_YET, Answer.MISSED)
NAMED = 12
"""So many areas are always named; of more, the shorter of the two lists is."""


def duty_table(report: Report) -> Table:
    """What the areas owed each document and how it stood at the last day."""
    of = _owing(report)
    columns = [
        Column[tuple[int, Duty]](
            "viec",
            gettext("Phải làm"),
            lambda key: Cell(str(DUTIES[key[1]]).capitalize(), note=report.scope.documents[key[0]]),
        ),
        *(_answer_column(answer, of) for answer in IN_TIME_FIRST),
    ]
    return table(
        of,
        columns,
        anchor="nghia-vu",
        caption=gettext("Số xã, phường đã quán triệt, đã ban hành kế hoạch"),
        href=lambda key: reverse("cascade", args=(key[0],)),
        empty=gettext("Chưa giao cho xã, phường nào."),
    )


def duty_gaps(report: Report, names: Names) -> list[str]:
    """Who had not done what by the last day, a sentence for each duty; where most had not, who had."""
    found = []
    for (document, duty), owed in _owing(report).items():
        missing = [one.cell.owed.area for one in owed if one.cell.shown is None]
        if not missing:
            continue
        everywhere = len(owed) == len(report.scope.places)
        named = {"duty": DUTIES[duty], "named": report.scope.documents[document]}
        said = _missing(missing, [one.cell.owed.area for one in owed], names, everywhere=everywhere)
        head = gettext("%(duty)s %(named)s") % named
        found.append(f"{head[:1].upper()}{head[1:]}, {said}")
    return found


def _missing(missing: Sequence[int], owed: Sequence[int], names: Names, *, everywhere: bool) -> str:
    """The shorter of the two lists: who lacks, or who has."""
    if everywhere and 1 < len(missing) == len(owed):
        return gettext("còn thiếu ở: mọi xã, phường")
    done = [area for area in owed if area not in set(missing)]
    if len(missing) <= max(NAMED, len(done)):
        return gettext("còn thiếu ở: %(places)s") % {"places": _listed(missing, names)}
    told = {"n": number(len(done)), "all": number(len(owed)), "places": _listed(done, names)}
    return gettext("mới có %(n)s/%(all)s nơi: %(places)s") % told


def _listed(areas: Sequence[int], names: Names) -> str:
    return ", ".join(titled(names[area]) for area in areas) or gettext("chưa nơi nào")


def _owing(report: Report) -> dict[tuple[int, Duty], list[Demanded]]:
    """The duties by document and sort, the documents in the order of the review."""
    order = list(report.scope.documents)
    found: dict[tuple[int, Duty], list[Demanded]] = {}
    for one in sorted(report.duties, key=lambda one: (order.index(one.directive), one.cell.owed.duty)):
        found.setdefault((one.directive, one.cell.owed.duty), []).append(one)
    return found


Owing = Mapping[tuple[int, Duty], Sequence[Demanded]]


def _answer_column(answer: Answer, of: Owing) -> Column[tuple[int, Duty]]:
    return Column[tuple[int, Duty]](
        answer.value,
        str(ANSWERS[answer]).capitalize(),
        lambda key: figure(sum(one.cell.answer is answer for one in of[key])),
        end=True,
    )
