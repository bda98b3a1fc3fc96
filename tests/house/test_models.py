"""Every field has a privacy class, foreign keys point only down the order, migrations are complete."""

import configparser
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from pgtrigger import registry

from tests.house import repository

CLASSES = {"public", "internal", "personal"}
OURS = "vungxanh."
THIRD_PARTY = yaml.safe_load((repository.SRC / "access" / "third_party.yaml").read_text(encoding="utf-8"))


def tables() -> list[type[models.Model]]:
    """Every model that has a table, the libraries' and the automatic ones included."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.managed and not model._meta.proxy]


def is_ours(model: Any) -> bool:
    return model._meta.app_config.name.startswith(OURS)


def privacy(model: Any) -> dict[str, str]:
    """The classes a model declares; a table of copies has those of the rows it copies."""
    if not is_ours(model):
        return dict(THIRD_PARTY.get(model._meta.label, {}))
    original = getattr(model, "pgh_tracked_model", None)
    if original is None:
        return dict(model.__dict__.get("PRIVACY", {}))
    own = {field.name for field in model._meta.get_fields()}
    library = {name: "internal" for name in own if name.startswith("pgh_")}
    return library | {name: kind for name, kind in privacy(original).items() if name in own}


@pytest.mark.parametrize("model", tables(), ids=lambda model: model._meta.label)
def test_every_field_has_a_privacy_class(model: type[models.Model]) -> None:
    names = {field.name for field in model._meta.get_fields() if field.concrete}
    assert privacy(model).keys() == names
    assert set(privacy(model).values()) <= CLASSES


def test_the_list_of_third_party_models_names_nothing_else() -> None:
    assert set(THIRD_PARTY) == {model._meta.label for model in tables() if not is_ours(model)}


NAMES_A_PERSON = re.compile(
    r"(^|_)(first_name|last_name|full_name|surname|phone|email|address|identity|cccd|cmnd|photo|birth_date"
    r"|date_of_birth|ip|user_agent)($|_)"
)


def test_no_field_is_made_for_a_persons_name_or_trace() -> None:
    """Safeguard 1. `pgh_` fields are the library's own."""
    found = [
        f"{model._meta.label}.{field.name}"
        for model in tables()
        for field in model._meta.get_fields()
        if field.concrete and NAMES_A_PERSON.search(field.name)
    ]
    assert found == []


def order() -> dict[str, int]:
    """The package's place in the order, the highest first, as import-linter holds it."""
    parser = configparser.ConfigParser()
    parser.read(repository.ROOT / ".importlinter")
    lines = parser["importlinter:contract:order"]["layers"].split("\n")
    return {name: place for place, line in enumerate(lines) for name in re.findall(r"\w+", line)}


def pointers() -> Iterator[tuple[type[models.Model], Any, type[models.Model]]]:
    for model in tables():
        for field in model._meta.get_fields():
            if field.concrete and field.is_relation and is_ours(model):
                yield model, field, field.related_model


def test_foreign_keys_point_only_down_the_order() -> None:
    place = order()
    wrong = [
        f"{model._meta.label}.{field.name} → {target._meta.label}"
        for model, field, target in pointers()
        if is_ours(target)
        and model._meta.app_label != target._meta.app_label
        and place[model._meta.app_label] >= place[target._meta.app_label]
    ]
    assert wrong == []


def test_the_order_is_read_right() -> None:
    place = order()
    assert place["portal"] < place["records"] == place["dossiers"] < place["access"] < place["areas"]
    assert any(target._meta.label == "areas.Area" for _, _, target in pointers())


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    out = StringIO()
    try:
        call_command("makemigrations", check_changes=True, dry_run=True, stdout=out, stderr=out)
    except SystemExit:
        pytest.fail(out.getvalue())


def test_every_package_with_tables_has_migrations() -> None:
    packages = {model._meta.app_label for model in tables() if is_ours(model)}
    missing = [
        name for name in packages if not (repository.SRC / name / "migrations" / "0001_initial.py").is_file()
    ]
    assert missing == []


NOT_IN_THE_CHANGE_LOG = {
    "access.SignInAttempts": "a count that is forgotten after minutes",
    "access.TicketKey": "a copy of a secret, made again at every migration",
    "access.LookReference": "erased with its dossier, and a copy of it would never go",
    "access.Unsealed": "a queue that is emptied every second",
    "access.OriginAttempts": "a count that is forgotten after minutes",
    "areas.Area": "below posts: loaded from the committed register, with its source",
    "areas.Succession": "below posts: loaded from the committed register, with its source",
    "areas.BoundaryLayer": "below posts: names its source and who imported it",
    "areas.Boundary": "part of a layer",
    "areas.ResidentSeries": "below posts: names its source and who imported it",
    "areas.ResidentFigure": "part of a series",
    "areas.ResidentAcceptance": "below posts: names the post that accepted",
    "intake.Review": "gone after 24 hours, and a copy of it would never go",
    "intake.Proposal": "part of a review",
    "records.TipInbox": "a copy would tell the hour at which somebody wrote",
    "records.TipText": "destroyed with its tip's closing, and a copy of it would never go",
    "records.TipCode": "gone after 90 days, and a copy of it would never go",
}
"""Tables whose changes are not recorded by triggers, with the reason."""


def test_every_table_is_in_the_change_log_or_only_grows_or_says_why_not() -> None:
    kept: dict[str, set[str]] = {}
    for model, trigger in registry.registered():
        kept.setdefault(model._meta.label, set()).add(type(trigger).__name__)
    loose = {model._meta.label for model in tables() if is_ours(model) and not kept.get(model._meta.label)}
    assert loose == set(NOT_IN_THE_CHANGE_LOG)


CALLED_BY_APP = {
    "access_chain_head",
    "access_count_looks",
    "access_draw_looks",
    "access_end_record",
    "access_forget_looks",
    "access_months_of_looks",
    "access_over_use",
    "access_present_ticket",
    "access_read_looks",
    "access_record_look",
    "access_rows_looked_at",
    "access_seal_rows",
    "access_ticket_areas",
    "access_ticket_minors",
    "dossiers_erase",
    "records_destroy_tip_texts",
    "records_end_tip_codes",
    "records_take_in_tips",
}
"""Functions with the rights of the tables' owner that the role which serves pages may call."""


@pytest.mark.django_db
def test_the_serving_role_cannot_touch_what_only_grows() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, privilege FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid,"
            " unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) privilege"
            " WHERE tgname LIKE 'pgtrigger_frozen%' AND has_table_privilege('app', tgrelid, privilege)"
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE prosecdef AND has_function_privilege('app', oid, 'EXECUTE')"
        )
        assert {name for (name,) in cursor.fetchall()} == CALLED_BY_APP


WITH_DOSSIERS = {"access_lookreference", "dossiers_dossier"}
"""Tables that hold the id of a dossier in a column whose name does not tell; the others are found by name."""


@pytest.mark.django_db
def test_every_table_with_a_dossiers_id_forces_row_security() -> None:
    """For the owner too, with one policy, and that one asks the ticket."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity,"
            " ARRAY(SELECT pg_get_expr(polqual, polrelid) || pg_get_expr(polwithcheck, polrelid)"
            "       FROM pg_policy WHERE polrelid = pg_class.oid AND polpermissive AND polcmd = '*')"
            " FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'm', 'v')"
            " AND (relname = ANY (%s) OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid"
            " AND attname ~ '(^|_)dossiers?(_id)?$' AND NOT attisdropped))",
            [list(WITH_DOSSIERS)],
        )
        found = {name: (forced, policies) for name, forced, policies in cursor.fetchall()}
    assert found.keys() >= WITH_DOSSIERS
    for name, (forced, policies) in found.items():
        assert forced, name
        assert [policy.count("access_ticket_areas()") for policy in policies] == [2], name


@pytest.mark.django_db
def test_no_trigger_has_the_off_switch_of_its_library() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid"
            " WHERE NOT tgisinternal AND prosrc LIKE '%pgtrigger_should_ignore%'"
        )
        assert cursor.fetchall() == []
