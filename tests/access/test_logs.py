"""What is written to the program's log never holds the path or the query of a page."""

import logging
from typing import Any

import pytest
from django.test import Client

from vungxanh.access.web.logs import RoutesOnly

pytestmark = pytest.mark.django_db


def test_a_path_is_replaced_by_its_route(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(RoutesOnly())
    try:
        client.get("/vao/bi-mat/?ten=bi-mat")
        client.get("/khong-co/bi-mat/")
        Client(enforce_csrf_checks=True).post("/vao/bi-mat/")
    finally:
        caplog.handler.filters.clear()
    assert "Gone: vao/<str:token>/" in caplog.text
    assert "Not Found: ?" in caplog.text
    assert "Forbidden" in caplog.text
    assert "bi-mat" not in caplog.text


def test_the_site_uses_it(settings: Any) -> None:
    assert settings.LOGGING["handlers"]["stderr"]["filters"] == ["routes"]
    assert list(settings.LOGGING["handlers"]) == ["stderr"]


def test_other_lines_pass() -> None:
    record = logging.makeLogRecord({"msg": "%s of %s", "args": ("one", "two")})
    assert RoutesOnly().filter(record)
    assert record.getMessage() == "one of two"
