"""The register of published figures: loaded from the file, only added to, and reached by no fact."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction

from tests.factories.provinces import load_provinces
from tests.house import repository
from vungxanh.reader.rules.facts import MEASURES as READ
from vungxanh.records.rules.measures import MEASURES
from vungxanh.records.rules.published import checks, doubted
from vungxanh.records.rules.published_file import PublishedFileError, entries

EVERY = entries()


@pytest.fixture
def register(db: None) -> None:
    from vungxanh.access.interface import be_born

    be_born("simulated")
    load_provinces()


def load(found: Any = None) -> tuple[int, int]:
    from vungxanh.records.interface import load_published

    done = load_published(found)
    return done.added, done.withdrawn


def counted() -> dict[str, Any]:
    from vungxanh.records.models import PublishedFigure

    return {row.key: row for row in PublishedFigure.objects.filter(withdrawal=None)}


@pytest.mark.usefixtures("register")
def test_loading_twice_changes_nothing() -> None:
    assert load() == (len(EVERY), 0)
    assert load() == (0, 0)


@pytest.mark.usefixtures("register")
def test_every_row_comes_back_as_it_stands_in_the_file() -> None:
    from vungxanh.records.interface import published_figures

    load()
    rows = counted()
    keys = {str(row.pk): key for key, row in rows.items()}
    found = {keys[one.claim.key]: one for one in published_figures()}
    assert set(found) == {entry.claim.key for entry in EVERY}
    for entry in EVERY:
        one = found[entry.claim.key]
        as_read = replace(one.claim, key=entry.claim.key, area=None, part_of=keys.get(one.claim.part_of, ""))
        assert as_read == entry.claim
        assert (one.area.name if one.area else None) == entry.province
        assert (one.url, one.note_vi, one.confidence) == (entry.claim.source, entry.note_vi, entry.confidence)
    failed = doubted(checks(one.claim for one in found.values()))
    assert {keys[key] for key in failed} == {"son-la-2022-relapse-share"}


@pytest.mark.usefixtures("register")
def test_a_changed_row_gets_a_new_version_and_its_parts_follow() -> None:
    load()
    before = counted()
    total = "an-giang-2025-drug-free"
    changed = [
        replace(e, claim=replace(e.claim, value=Fraction(28)), digest="0" * 64) if e.claim.key == total else e
        for e in EVERY
    ]
    assert load(changed) == (3, 3)
    after = counted()
    assert after[total].value == 28
    assert after[f"{total}-xa"].part_of_id == after[total].pk
    assert {key for key, row in after.items() if row.pk != before[key].pk} == {
        total,
        f"{total}-xa",
        f"{total}-dac-khu",
    }
    assert load(EVERY) == (3, 3)


@pytest.mark.usefixtures("register")
def test_a_row_that_left_the_file_no_longer_counts() -> None:
    load()
    assert load([e for e in EVERY if e.province is not None]) == (
        0,
        len([e for e in EVERY if e.province is None]),
    )
    assert not [key for key in counted() if key.startswith("nation")]


def test_without_the_provinces_nothing_is_loaded(db: None) -> None:
    from vungxanh.access.interface import be_born

    be_born("simulated")
    with pytest.raises(PublishedFileError, match="areas load"):
        load()
    assert counted() == {}


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("change", ["UPDATE {} SET value = 1", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_a_figure_is_never_changed(change: str) -> None:
    load()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format("records_publishedfigure"))


@pytest.mark.usefixtures("register")
def test_every_figure_stands_in_the_change_log() -> None:
    load()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_publishedfigureevent WHERE pgh_label = 'insert'")
        assert cursor.fetchone() == (len(EVERY),)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "wrong",
    [
        {"url": ""},
        {"url": "javascript:alert(1)"},
        {"document": "0" * 64},
        {"end": "14/12/2025"},
        {"role": "result", "target_type": "floor"},
        {"value_max": 3},
        {"era": "later"},
        {"confidence": "U"},
    ],
)
def test_the_database_refuses_what_is_no_claim_with_a_source(wrong: dict[str, Any]) -> None:
    from vungxanh.access.interface import acting
    from vungxanh.records.models import PublishedFigure

    good = {"measure": "cases", "value": 9, "unit": "case", "era": "after", "url": "https://mau.example/"}
    with acting(None, "test"):
        PublishedFigure.objects.create(**good)
    with pytest.raises(DatabaseError), acting(None, "test"):
        PublishedFigure.objects.create(**(good | wrong))


@pytest.mark.usefixtures("register")
def test_no_fact_is_made_of_a_published_figure() -> None:
    """Published figures are claims: neither facts nor the engine's table nor their sources hold one."""
    from vungxanh.areas.interface import provinces
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.interface import facts, facts_by_id, facts_table, key_routes, route_marks

    load()
    today = date(2026, 11, 21)
    ids = [one.id for one in provinces(today)]
    period = AssessmentYear(2025).period
    assert facts(ids, period=period, known_on=today) == []
    assert facts_table(ids, known_on=today).num_rows == 0
    assert not any(key_routes(one, period=period, known_on=today) for one in ids[:3])
    assert not any(mark.mark for mark in dict(route_marks(ids, period=period, known_on=today)).values())
    assert facts_by_id([row.pk for row in counted().values()]) == []


ALLOWED = {"records", "portal", "programme", "publication"}


def imported() -> Iterator[tuple[str, str]]:
    """Every name of published figures that a package takes from `records`."""
    for path in repository.SRC.rglob("*.py"):
        package = path.relative_to(repository.SRC).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vungxanh.records"):
                yield from ((package, alias.name) for alias in node.names)


def test_what_counts_and_classifies_never_asks_for_published_figures() -> None:
    names = {"published_figures", "Published", "PublishedFigure", "load_published"}
    users = {package for package, name in imported() if name in names}
    assert "records" in users
    assert users <= ALLOWED
    indicators = list((repository.SRC / "records" / "indicators").glob("*.yaml"))
    assert not [path.name for path in indicators if "published" in path.read_text(encoding="utf-8")]
    facts = (repository.SRC / "records" / "queries" / "facts.py").read_text(encoding="utf-8")
    assert "Published" not in facts


def test_the_readers_measures_keep_their_names() -> None:
    assert set(READ) - {"other"} <= set(MEASURES)


def run(*words: str) -> list[list[str]]:
    out = StringIO()
    call_command("published", *words, stdout=out)
    return [line.split("\t") for line in out.getvalue().splitlines()]


@pytest.mark.usefixtures("register")
def test_the_commands_load_list_and_work_out_again() -> None:
    assert f"{len(EVERY)} added" in run("load")[0][0]
    assert len(run("list")) == len(EVERY)
    failed = [line for line in run("check") if "KHÔNG" in line[3]]
    assert failed == [["Sơn La", "relapse_share_pct", "share", "KHÔNG KHỚP / DOES NOT HOLD", "14", "13.135"]]


def test_an_unborn_database_is_left_alone(db: None) -> None:
    from config.commands import NOT_YET

    with pytest.raises(CommandError) as told:
        run("load")
    assert told.value.returncode == NOT_YET
    with pytest.raises(SystemExit) as quiet:
        run("load", "--if-born")
    assert quiet.value.code == NOT_YET
    assert counted() == {}
