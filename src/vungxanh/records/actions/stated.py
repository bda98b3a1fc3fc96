"""What is stated of a year, who states it of wanted people, and the partner agencies' figures."""

from collections.abc import Mapping
from datetime import datetime

from vungxanh.access.interface import Actor, Refused, Verb, acting, require
from vungxanh.areas.interface import path_of
from vungxanh.periods.interface import AssessmentYear, ReportMonth
from vungxanh.records.models import FugitiveKeeper, PartnerFigure, YearlyStatement
from vungxanh.records.queries.known import day_of
from vungxanh.records.queries.stated import is_keeper
from vungxanh.records.rules.partners import Agency, agency_of, refused
from vungxanh.records.rules.stated import RESIDENT_VIOLATORS, WANTED_FUGITIVES, Stated


def state_violators(*, area_id: int, year: AssessmentYear, stated: Stated, by: Actor, at: datetime) -> int:
    """The commune's approver states whether residents broke drug law in it. Raises Refused."""
    require(by, Verb.SUBMIT_REPORT, area_id=area_id, on=day_of(at))
    return _state(area_id, year, RESIDENT_VIOLATORS, stated, by, at)


def state_fugitives(*, area_id: int, year: AssessmentYear, stated: Stated, by: Actor, at: datetime) -> int:
    """The one named post of the province states whether wanted people hide in a commune. Raises Refused."""
    require(by, Verb.STATE_FUGITIVES, area_id=area_id, on=day_of(at))
    if not is_keeper(by):
        raise Refused(
            "Chỉ chức danh được nêu đích danh mới khai mục này; người duyệt cấp tỉnh nêu chức danh.",
            "Only the post that is named states this; the provincial approver names it.",
        )
    return _state(area_id, year, WANTED_FUGITIVES, stated, by, at)


def _state(
    area_id: int, year: AssessmentYear, indicator: str, stated: Stated, by: Actor, at: datetime
) -> int:
    with acting(by, "state of a year"):
        row = YearlyStatement.objects.create(
            area_id=area_id,
            year=year.year,
            indicator=indicator,
            stated=stated.value,
            post=by.symbol,
            holder=by.holder or None,
            learned_at=at,
        )
    return row.pk


def name_keeper(*, post: Actor | None, by: Actor, at: datetime) -> None:
    """The provincial approver names who states of wanted people, or ends that. Raises Refused."""
    on = day_of(at)
    require(by, Verb.MANAGE_POSTS, area_id=by.area_id, on=on)
    if post is not None:
        require(post, Verb.STATE_FUGITIVES, area_id=by.area_id, on=on)
    with acting(by, "name the keeper of fugitives"):
        FugitiveKeeper.objects.create(
            province_id=path_of(by.area_id)[0].id,
            post=post.symbol if post else "",
            holder=(post.holder or None) if post else None,
            named_by=by.symbol,
            named_at=at,
        )


class UnknownFigureError(ValueError):
    """A figure that is none of the agency's."""


def record_slice(*, month: ReportMonth, figures: Mapping[str, int | None], by: Actor, at: datetime) -> None:
    """A partner agency enters its own figures of a month of its province; None says that it is not known.

    Raises Refused for a post of no agency, UnknownFigureError for a figure of another.
    """
    require(by, Verb.RECORD_PARTNER_SLICE, area_id=by.area_id, on=day_of(at))
    agency = agency_of(by.role.value) or Agency.POLICE
    if wrong := refused(agency, figures):
        raise UnknownFigureError(
            f"Số liệu không thuộc ngành này: {', '.join(wrong)}. / Not of this agency: {', '.join(wrong)}."
        )
    with acting(by, "record partner slice"):
        PartnerFigure.objects.bulk_create(
            PartnerFigure(
                province_id=by.area_id,
                agency=agency.value,
                figure=figure,
                year=month.year,
                month=month.month,
                value=value,
                post=by.symbol,
                learned_at=at,
            )
            for figure, value in figures.items()
        )
