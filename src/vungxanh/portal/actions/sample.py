"""Loads the sample province of `samples/tuyen-quang-2025` through the doors that everybody uses."""

import csv
import tempfile
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import yaml
from django.utils import timezone

from vungxanh.access.interface import (
    Actor,
    Role,
    UnknownPostError,
    actor,
    be_born,
    create_post,
    level_of,
    role_name,
)
from vungxanh.areas.interface import AreaSummary, communes_of, create_illustrative_province
from vungxanh.assessment.interface import Target
from vungxanh.dossiers.interface import check_quality
from vungxanh.periods.interface import AssessmentYear
from vungxanh.portal.actions.sample_dossiers import Office, invent_difference, invent_dossiers
from vungxanh.portal.actions.sample_events import invent_events
from vungxanh.portal.actions.sample_exchange import invent_exchange
from vungxanh.portal.actions.sample_months import invent_month
from vungxanh.portal.actions.sample_places import invent_places
from vungxanh.portal.actions.sample_tips import invent_tips
from vungxanh.programme.interface import load_programmes
from vungxanh.records.interface import facts, import_file, write_form

FOLDER = Path(__file__).resolve().parents[4] / "samples" / "tuyen-quang-2025"
SAMPLE_CODE = "MH"
SAMPLE_NAME = "Tuyên Quang (minh họa)"
SAMPLE_YEAR = 2025
APART = "MH-003"
"""Where the workbook and the dossiers of the sample say something else."""
ANALYST = "minh-hoa.phan-tich"
OFFICER = "minh-hoa.can-bo-xa"
APPROVER = "minh-hoa.duyet-xa"
HEAD = "minh-hoa.duyet-tinh"
POSTS = {
    ANALYST: Role.ANALYST,
    OFFICER: Role.COMMUNE,
    APPROVER: Role.COMMUNE_APPROVER,
    HEAD: Role.PROVINCIAL_APPROVER,
    "minh-hoa.hoi-dong": Role.COUNCIL_MEMBER,
    "minh-hoa.lanh-dao": Role.LEADER,
    "minh-hoa.y-te": Role.PARTNER_HEALTH,
    "minh-hoa.giao-duc": Role.PARTNER_EDUCATION,
    "minh-hoa.bien-phong": Role.PARTNER_BORDER_GUARD,
    "minh-hoa.kiem-sat": Role.PARTNER_PROCURACY,
    "minh-hoa.toa-an": Role.PARTNER_COURT,
    "minh-hoa.mat-tran": Role.PARTNER_FRONT,
    "minh-hoa.giam-sat": Role.OUTSIDE_REVIEWER,
    "minh-hoa.quan-tri": Role.TECHNICAL_ADMINISTRATOR,
}
"""A post of every role, each held by another invented human; the commune's are of the sample's first one."""
PROGRAMME_PEOPLE = {
    "analyst": ANALYST,
    "head": HEAD,
    "border-guard": "minh-hoa.bien-phong",
    "procuracy": "minh-hoa.kiem-sat",
    "education": "minh-hoa.giao-duc",
}
VALID_FROM = date(2025, 7, 1)
ROUTE_KINDS = {"intra": "nội tỉnh", "inter": "liên tỉnh"}


class SampleError(Exception):
    """The sample's own files were refused; the text lists why."""


def load_sample() -> tuple[AreaSummary, Actor]:
    """Make the simulated database's province, posts and figures; what is there already stays.

    Returns the province and its analyst. Raises BornOtherwiseError in a real database.
    """
    be_born("simulated")
    communes = _read("communes.csv")
    province = create_illustrative_province(
        code=SAMPLE_CODE,
        name=SAMPLE_NAME,
        communes=[(row["code"], row["name"], row["kind"]) for row in communes],
        valid_from=VALID_FROM,
        by="",
    )
    posts = _posts(province)
    analyst = posts[ANALYST]
    _import(province, analyst)
    offices, now = _offices(province, posts), timezone.localtime()
    invent_dossiers(*offices, at=now)
    invent_exchange(*offices, at=now)
    invent_events(offices[0], at=now)
    invent_places(*offices, analyst, posts[HEAD], at=now)
    invent_month(offices[0], at=now)
    invent_tips(*offices, analyst=analyst, at=now)
    invent_difference(_office(_commune(province, APART), 3), at=now)
    check_quality(at=now)
    load_programmes(people=_programme_people(posts, offices), at=now)
    return province, analyst


def sample_target() -> Target:
    """The target of the published totals, with its source."""
    published = yaml.safe_load((FOLDER / "published.yaml").read_text(encoding="utf-8"))
    return Target(Fraction(published["target_percent"]["value"]), published["source"])


def _read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _posts(province: AreaSummary) -> dict[str, Actor]:
    """The demonstration posts, by symbol."""
    commune = communes_of(province.id, AssessmentYear(SAMPLE_YEAR).as_of)[0]
    places = {"commune": commune.id, "province": province.id}
    return {
        symbol: _post(symbol, f"{role_name(role)[0].capitalize()} (minh họa)", role, places[level_of(role)])
        for symbol, role in POSTS.items()
    }


def _offices(province: AreaSummary, posts: dict[str, Actor]) -> tuple[Office, Office]:
    """The sample's first commune, and a neighbour with two posts of its own, to hand people over to."""
    here, there = communes_of(province.id, AssessmentYear(SAMPLE_YEAR).as_of)[:2]
    return Office(here.id, posts[OFFICER], posts[APPROVER]), _office(there, 2)


def _office(place: AreaSummary, number: int) -> Office:
    """A commune with two posts of its own, told apart by a number."""
    found = [
        _post(
            f"{symbol}-{number}",
            f"{role_name(POSTS[symbol])[0].capitalize()} {number} (minh họa)",
            POSTS[symbol],
            place.id,
        )
        for symbol in (OFFICER, APPROVER)
    ]
    return Office(place.id, *found)


def _programme_people(posts: dict[str, Actor], offices: tuple[Office, ...]) -> dict[str, Actor]:
    """Who acts in the demonstration of the programme, by the words of its files."""
    found = {name: posts[symbol] for name, symbol in PROGRAMME_PEOPLE.items()}
    for number, office in enumerate(offices, 1):
        found |= {f"officer-{number}": office.officer, f"approver-{number}": office.approver}
    return found


def _commune(province: AreaSummary, code: str) -> AreaSummary:
    """A commune of the sample by its code."""
    found = communes_of(province.id, AssessmentYear(SAMPLE_YEAR).as_of)
    return next(unit for unit in found if unit.code == code)


def _post(symbol: str, title: str, role: Role, area_id: int) -> Actor:
    try:
        return actor(symbol)
    except UnknownPostError:
        return create_post(symbol=symbol, title=title, role=role, area_id=area_id, by=None)


def _import(province: AreaSummary, analyst: Actor) -> None:
    """Fill in the form as a province would, and import it; once."""
    year = AssessmentYear(SAMPLE_YEAR)
    communes = [unit.id for unit in communes_of(province.id, year.as_of)]
    if facts(communes, period=year.period, known_on=timezone.localdate()):
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tuyen-quang-minh-hoa-2025.xlsx"
        write_form(path, province=province, year=SAMPLE_YEAR, figures=_figures(), routes=_routes())
        result = import_file(path, province_id=province.id, year=SAMPLE_YEAR, by=analyst)
    if result.problems:
        raise SampleError("\n".join(str(problem) for problem in result.problems))


def _figures() -> dict[str, Mapping[str, str | int | None]]:
    """The figures of each commune by code; the route comes from the second sheet."""
    return {
        row["area_code"]: {
            name: int(value) for name, value in row.items() if name not in {"area_code", "key_route"}
        }
        for row in _read("figures.csv")
    }


def _routes() -> list[Mapping[str, str | int | None]]:
    return [
        {"route_name": row["name"], "route_kind": ROUTE_KINDS[row["kind"]], "route_units": row["units"]}
        for row in _read("routes.csv")
    ]
