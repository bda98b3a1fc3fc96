"""The log tells what happened and where in the program, and nothing about anybody."""

import json
import logging
import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from tests.house import repository
from vungxanh.access.web.logs import JsonLines

SECRET = "bi-mat-0123456789"


def line(record: logging.LogRecord) -> dict[str, Any]:
    text = JsonLines().format(record)
    assert "\n" not in text
    found: dict[str, Any] = json.loads(text)
    return found


def record(message: object, *arguments: object, **facts: object) -> logging.LogRecord:
    made = logging.LogRecord("mau", logging.WARNING, "place.py", 1, message, arguments, None)
    made.__dict__.update(facts)
    return made


def failing(_request: object, token: str = "") -> None:
    raise IntegrityError(f"Key (symbol)=({SECRET}) already exists")


def told_briefly(_request: object) -> HttpResponse:
    return HttpResponse(status=500)


handler500 = "tests.access.test_logs.told_briefly"
urlpatterns = [path("hong/<str:token>/", failing)]


@pytest.mark.django_db
def test_a_request_is_told_by_its_route(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.setFormatter(JsonLines())
    with caplog.at_level(logging.INFO):
        client.get(f"/vao/{SECRET}/x/?q={SECRET}")
        client.get(f"/dang-nhap/?next=/{SECRET}/")
    told = [line(one) for one in caplog.records]
    assert {one.get("route") for one in told} >= {"?", "dang-nhap/"}
    assert all(one["milliseconds"] >= 0 for one in told if one["logger"] == "vungxanh.request")
    assert SECRET not in caplog.text


@pytest.mark.urls("tests.access.test_logs")
@pytest.mark.django_db
def test_an_error_is_told_by_its_type_and_places(caplog: pytest.LogCaptureFixture, settings: Any) -> None:
    settings.PUBLIC_URLS = frozenset({"hong/<str:token>/"})
    caplog.handler.setFormatter(JsonLines())
    assert Client(raise_request_exception=False).get(f"/hong/{SECRET}/").status_code == 500
    told = [line(one) for one in caplog.records if one.exc_info]
    assert [one["error"] for one in told] == ["IntegrityError"]
    assert told[0]["places"][-1].endswith(" failing")
    assert SECRET not in caplog.text


def test_the_site_writes_nothing_else(settings: Any) -> None:
    assert list(settings.LOGGING["handlers"]) == ["stderr"]
    assert settings.LOGGING["handlers"]["stderr"]["formatter"] == "json"


@given(st.text(st.characters(exclude_characters="◆%")), st.text(min_size=1))
def test_what_is_put_into_a_message_never_comes_out(message: str, argument: str) -> None:
    one = record(f"{message} %s", f"◆{argument}")
    assert set(line(one)) == {"at", "level", "logger", "message"}
    assert "◆" in logging.Formatter().format(one)
    assert "◆" not in JsonLines().format(one)


@pytest.mark.parametrize(
    "particular",
    ["012345678901", "0123 456 789", "10.0.0.7:443", "2001:db8::7", "/ho-so/7f3a/", "a@b.example", "/x?so=7"],
)
def test_a_text_that_somebody_put_together_loses_its_particulars(particular: str) -> None:
    told = line(record(f"không mở được {particular} hôm nay"))
    assert told["message"] == "không mở được … hôm nay"


def test_an_error_in_an_error_is_told_too() -> None:
    try:
        failing(None)
    except IntegrityError:
        told = line(record("oops", exc_info=sys.exc_info()))
    assert told["error"] == "IntegrityError"
    assert SECRET not in json.dumps(told)


def test_the_server_process_writes_lines_before_there_are_settings() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import json, logging.config; from pathlib import Path;"
            "told = json.loads(Path('config/granian-log.json').read_text());"
            "logging.config.dictConfig(told | {'version': 1, 'root': {'handlers': ['console']}});"
            "logging.warning('the server is up')",
        ],
        cwd=repository.ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(said.stderr)["message"] == "the server is up"
