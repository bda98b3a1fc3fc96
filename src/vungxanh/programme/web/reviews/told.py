"""What a review shows beside its own counts: obstacles of areas, conferences that sources tell of."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, titled
from vungxanh.programme.queries.reviews.told import Published
from vungxanh.programme.web.conferences.words import DOES, share
from vungxanh.programme.web.words import partial_day
from vungxanh.records.interface import ObstacleMet, obstacle_facts
from vungxanh.ui.interface import Cell, Column, Link, Table, day, figure, number, table, text_of

Names = Mapping[int, AreaSummary]
MOST = 40
"""So many recorded obstacles are written out: those that stand first, then the newest."""


def published_table(found: Sequence[Published], documents: Mapping[int, str], names: Names) -> Table | None:
    """The conferences that sources tell of, each with what its source prints; None where there is none."""
    if not found:
        return None
    columns = [
        Column[Published](
            "hoi-nghi",
            gettext("Hội nghị"),
            lambda one: Cell(
                one.row.title, note=" · ".join(f"{DOES[does]} {documents[of]}" for of, does in one.about)
            ),
        ),
        Column[Published]("ngay", gettext("Ngày"), _dated),
        Column[Published](
            "noi", gettext("Nơi tổ chức"), lambda one: Cell(_place(one.row.area, names), note=one.row.held_by)
        ),
        Column[Published]("du", gettext("Nguồn in"), _printed),
        Column[Published]("nguon", gettext("Nguồn"), _source),
    ]
    return table(
        found,
        columns,
        anchor="hoi-nghi-cong-bo",
        caption=gettext("Hội nghị trong kỳ theo nguồn công bố"),
        href=lambda one: reverse("conference-published", args=(one.row.id,)),
        stacked=True,
    )


def _dated(one: Published) -> Cell:
    unsure = "" if one.within else gettext("có thể ngoài kỳ: nguồn không cho biết ngày")
    return Cell(partial_day(one.row.on), note=unsure)


def _place(area: int | None, names: Names) -> str:
    return gettext("Trung ương") if area is None else titled(names[area])


def _printed(one: Published) -> Cell:
    if one.row.attendance.points:
        return Cell(share(one.row.attendance))
    return Cell(gettext("nguồn không in số"), unknown=True)


def _source(one: Published) -> Cell:
    host = urlsplit(one.source).hostname if one.source.startswith(("https://", "http://")) else None
    if host is None:
        return Cell(one.source)
    name = host.removeprefix("www.")
    said = gettext("nguồn %(site)s: %(name)s") % {"site": name, "name": one.row.title}
    return Cell("", links=(Link(name, one.source, said),))


@dataclass(frozen=True)
class _Asked:
    """The recorded obstacles that one body was asked to remove."""

    body: obstacle_facts.Body
    every: Sequence[ObstacleMet]

    @property
    def stands(self) -> int:
        """How many stand at the last day."""
        return sum(one.became.stands for one in self.every)

    def ended(self, how: obstacle_facts.How) -> int:
        """How many came to this."""
        return sum(one.became.how is how for one in self.every)


def asked_table(met: Sequence[ObstacleMet]) -> Table:
    """Recorded obstacles by the body asked to remove them, with what they are."""
    of: defaultdict[obstacle_facts.Body, list[ObstacleMet]] = defaultdict(list)
    for one in met:
        of[one.body].append(one)
    rows = sorted(
        (_Asked(body, every) for body, every in of.items()),
        key=lambda row: (-row.stands, -len(row.every), row.body),
    )
    how = obstacle_facts.How
    columns = [
        Column[_Asked](
            "ai", gettext("Đề nghị ai tháo gỡ"), lambda row: Cell(body_text(row.body), note=_sorts(row.every))
        ),
        Column[_Asked]("ghi", gettext("Đã ghi"), lambda row: figure(len(row.every)), end=True),
        Column[_Asked]("go", gettext("Đã gỡ"), lambda row: figure(row.ended(how.REMOVED)), end=True),
        Column[_Asked](
            "thoi", gettext("Không gỡ được"), lambda row: figure(row.ended(how.GAVE_UP)), end=True
        ),
        Column[_Asked](
            "con",
            gettext("Còn vướng ngày cuối kỳ"),
            lambda row: Cell(number(row.stands), note=_eased(row.ended(how.PARTLY))),
            end=True,
        ),
    ]
    return table(
        rows,
        columns,
        anchor="kho-khan-theo-noi-de-nghi",
        caption=gettext("Khó khăn xã ghi, theo nơi được đề nghị tháo gỡ"),
        empty=gettext("Không xã, phường nào ghi khó khăn trong kỳ."),
    )


def _sorts(every: Sequence[ObstacleMet]) -> str:
    counts = Counter(one.sort for one in every)
    return ", ".join(f"{sort_text(sort)} {number(count)}" for sort, count in counts.most_common())


def _eased(count: int) -> str:
    return gettext("trong đó %(n)s đã gỡ một phần") % {"n": number(count)} if count else ""


def met_table(met: Sequence[ObstacleMet], names: Names) -> Table | None:
    """The recorded obstacles one by one, each opening its events; None where there is none."""
    if not met:
        return None
    shown = sorted(met, key=lambda one: (one.became.stands, one.day, one.subject), reverse=True)[:MOST]
    columns = [
        Column[ObstacleMet](
            "kho-khan", gettext("Khó khăn"), lambda one: Cell(sort_text(one.sort).capitalize(), note=one.note)
        ),
        Column[ObstacleMet]("noi", gettext("Xã, phường"), lambda one: Cell(titled(names[one.area_id]))),
        Column[ObstacleMet]("tu", gettext("Gặp từ ngày"), lambda one: Cell(day(one.day), one=True)),
        Column[ObstacleMet]("ai", gettext("Đề nghị ai tháo gỡ"), lambda one: Cell(body_text(one.body))),
        Column[ObstacleMet]("ket-qua", gettext("Ngày cuối kỳ"), _became),
    ]
    caption = gettext("Từng khó khăn xã ghi, việc còn vướng trước")
    if len(met) > len(shown):
        caption = gettext("%(shown)s trong %(all)s khó khăn xã ghi, việc còn vướng trước") % {
            "shown": number(len(shown)),
            "all": number(len(met)),
        }
    return table(
        shown,
        columns,
        anchor="tung-kho-khan",
        caption=caption,
        href=lambda one: reverse("event-subject", args=(one.subject,)),
        stacked=True,
    )


def _became(one: ObstacleMet) -> Cell:
    how, on = one.became.how, one.became.on
    if how is None or on is None:
        return Cell(gettext("còn vướng"))
    words = obstacle_facts.HOW[how]
    told = gettext("%(what)s ngày %(day)s") % {"what": text_of(words), "day": day(on)}
    return Cell(gettext("còn vướng"), note=told) if one.became.stands else Cell(told)


def sort_text(sort: obstacle_facts.Sort) -> str:
    """What is in the way, in words."""
    words = obstacle_facts.SORTS[sort]
    return text_of(words)


def body_text(body: obstacle_facts.Body) -> str:
    """Who is asked, in words."""
    words = obstacle_facts.BODIES[body]
    return text_of(words)
