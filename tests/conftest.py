"""Fixtures of every test: a throw-away PostgreSQL that starts with the first test that needs it.

Tests run as `migrator`, who may create the test database; `as_app` takes the lesser rights of the server.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from config.cluster import Cluster
from tests import emptying, template

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "tests"
NEEDS_DATABASE = {"cluster", "db", "transactional_db", "live_server", "django_db_setup"}

# How fast examples are drawn says something of the machine and nothing of the product.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# The address stands in until the cluster runs: Django reads its settings long before a test needs one.
os.environ["DATABASE_URL"] = "postgresql://migrator@/vungxanh"
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
os.environ["VUNGXANH_SECRET_KEY"] = "for tests only"
os.environ["VUNGXANH_VAR"] = str(VAR)


def pytest_configure() -> None:
    """Settings that only tests want: no manifest of static files, which a release makes."""
    from django.conf import settings

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs the database carries the marker `postgres`, so that nobody can forget it."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & NEEDS_DATABASE:
            item.add_marker(pytest.mark.postgres)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the outcome for `./test`, which adds up several runs."""
    if not (report := os.environ.get("VUNGXANH_REPORT")):
        return
    stats = terminalreporter.stats
    skips = [*stats.get("skipped", ()), *stats.get("xfailed", ())]
    reasons = Counter(one.longrepr[2] if isinstance(one.longrepr, tuple) else "expected" for one in skips)
    failed = len(stats.get("failed", ())) + len(stats.get("error", ()))
    outcome = {"passed": len(stats.get("passed", ())), "failed": failed, "skipped": reasons}
    Path(report).write_text(json.dumps(outcome), encoding="utf-8")


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The tests' own PostgreSQL, shared by the processes of a run; its last user stops it."""
    with Cluster.below(VAR, durable=False) as running:
        with psycopg.connect(running.url("owner", "postgres"), autocommit=True) as server:
            server.execute("SELECT pg_advisory_lock(1)")
            server.execute("GRANT app TO migrator")
        yield running


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, emptied_by_deletion: None, cluster: Cluster
) -> None:
    """Point Django at the cluster, as `migrator`, and at what the test database is a copy of."""
    from django.db import connections

    from config.settings import database

    address = database(cluster.url("migrator"))
    target = connections["default"].settings_dict
    target.update({name: address[name] for name in ("HOST", "PORT", "USER", "PASSWORD")})
    target["TEST"]["TEMPLATE"] = template.migrated(cluster)


@pytest.fixture(scope="session")
def emptied_by_deletion(cluster: Cluster) -> Iterator[None]:
    """Delete what a transactional test committed, in place of Django's flush."""
    from django.test import TransactionTestCase

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: emptying.emptied(cluster))
        yield


class Unnamed(str):
    """Stands where a template names what it was not given; Django asks it for a text, and the test fails."""

    def __contains__(self, part: object) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        raise AssertionError(f"a template names {name}, which it was not given")


@pytest.fixture(autouse=True, scope="session")
def templates_know_their_names() -> None:
    """Unknown names in our templates fail instead of showing nothing."""
    from django.template import engines

    engines["django"].engine.string_if_invalid = Unnamed("%s")


@pytest.fixture
def as_app(db: None) -> Callable[[], AbstractContextManager[None]]:
    """`with as_app(): …` runs the body with the rights of the role that serves pages."""
    from django.db import connection, transaction

    @contextmanager
    def switched() -> Iterator[None]:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE app")
            yield
            cursor.execute("RESET ROLE")

    return switched


@pytest.fixture
def app_url(db: None, cluster: Cluster) -> str:
    """The address of the test database for a real connection as `app`."""
    from django.db import connection

    return cluster.url("app", connection.settings_dict["NAME"])
