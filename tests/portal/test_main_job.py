"""The main job: the sample gives the published totals, marks itself, and never touches a real database."""

import csv
import io

import pytest
import yaml
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from vungxanh.access.interface import actor, be_born
from vungxanh.areas.interface import area_by_code, communes_of, name_key, official_register
from vungxanh.assessment.interface import latest_run, receipt, rows, run_summary
from vungxanh.periods.interface import AssessmentYear
from vungxanh.portal.actions import SAMPLE_CODE, SAMPLE_YEAR
from vungxanh.portal.actions.sample import ANALYST, FOLDER

YEAR = AssessmentYear(SAMPLE_YEAR)


def main_job():
    out, progress = io.StringIO(), io.StringIO()
    call_command("main_job", stdout=out, stderr=progress)
    return out.getvalue(), progress.getvalue()


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """What the main job printed that was done once for the tests after this; what they add is undone."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(PRIVATE_DATABASE=True):
        yield main_job()
        transaction.set_rollback(True)


def published():
    return yaml.safe_load((FOLDER / "published.yaml").read_text(encoding="utf-8"))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["real", None])
def test_a_real_or_foreign_database_is_left_alone(kind, settings):
    settings.PRIVATE_DATABASE = kind == "real"
    if kind:
        be_born(kind)
    table, said = main_job()
    assert table == ""
    assert "./run" in said
    with pytest.raises(LookupError):
        _province()


@pytest.mark.django_db
def test_the_sample_gives_the_published_totals_and_says_it_is_simulated(printed):
    table, progress = printed
    assert table.startswith("SỐ LIỆU MÔ PHỎNG")
    assert "35/124" in table
    assert "28,2\N{NO-BREAK SPACE}%" in table
    assert "vượt 8,2 điểm" in table
    assert "…" in progress
    run = latest_run(actor(ANALYST), province_id=_province().id)
    facts = published()
    assert run.total == facts["communes"]["value"]
    assert run.counts["drug_free"] == facts["drug_free"]["value"]
    assert run.key_total == facts["key_communes"]["value"]
    assert run.counts["unclassified"] == facts["neither"]["value"]
    assert len(run.routes) == facts["key_routes"]["value"]
    assert run.target.percent == facts["target_percent"]["value"]
    assert run.target.source == facts["source"]
    assert_one_task_was_closed_by_its_indicator()


def assert_one_task_was_closed_by_its_indicator():
    """Nobody reported it: 35 of 124 is more than the 20 % that it asks for."""
    from vungxanh.programme.models import TaskAct

    act = TaskAct.objects.get(proof="indicator")
    assert (act.task.ended, act.task.ended_on, act.post) == ("done", YEAR.as_of, "")
    assert "A05 35/124 = 28,23 % (≥ 20 %)" in act.reference


@pytest.mark.django_db
def test_running_again_adds_nothing_and_prints_the_same(printed):
    first, _ = printed
    run = latest_run(actor(ANALYST), province_id=_province().id)
    before = receipt(actor(ANALYST), run.id, None)
    again, _ = main_job()
    assert again == first
    assert latest_run(actor(ANALYST), province_id=_province().id).id == run.id
    assert receipt(actor(ANALYST), run.id, None) == before


@pytest.mark.django_db
@pytest.mark.usefixtures("printed")
def test_every_commune_of_the_sample_has_the_inputs_that_its_file_gives():
    run = latest_run(actor(ANALYST), province_id=_province().id)
    with (FOLDER / "figures.csv").open(encoding="utf-8", newline="") as file:
        told = {line["area_code"]: line for line in csv.DictReader(file)}
    for row in rows(actor(ANALYST), run.id):
        expected = told[row.area.code]
        for name, value in row.figures.items():
            # Of these two the register keeps only none or some: the law asks for no more.
            some = name in {"resident_violators", "wanted_fugitives"}
            shown = str(min(1, int(expected[name]))) if some else expected[name]
            assert str(value) == ("withheld" if name == "wanted_fugitives" else shown)


@pytest.mark.django_db
@pytest.mark.usefixtures("printed")
def test_reading_124_communes_takes_a_handful_of_queries(django_assert_max_num_queries):
    analyst = actor(ANALYST)
    run = latest_run(analyst, province_id=_province().id)
    with django_assert_max_num_queries(12):
        assert len(rows(analyst, run.id)) == 124
    with django_assert_max_num_queries(20):
        run_summary(analyst, run.id)


@pytest.mark.django_db
@pytest.mark.usefixtures("printed")
def test_no_invented_commune_bears_the_name_of_a_real_one():
    invented = {name_key(unit.name) for unit in communes_of(_province().id, YEAR.as_of)}
    real = {name_key(unit.name) for unit in official_register().units}
    assert len(invented) == 124
    assert not invented & real


def test_the_sample_is_built_again_byte_for_byte(tmp_path, monkeypatch):
    import runpy

    built = runpy.run_path(str(FOLDER / "build.py"))
    for function in ("build", "write"):
        monkeypatch.setitem(built[function].__globals__, "HERE", tmp_path)
    built["build"]()
    for name in ("communes.csv", "figures.csv", "routes.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def _province():
    return area_by_code(SAMPLE_CODE, "province", YEAR.as_of, illustrative=True)
