"""The log: one JSON object a line, with what happened and where in the program, never whom or what.

A log outlives every retention and is read by those who run the system, who see no records. So a line holds
the fixed text of a message without what was put into it, the route of a request without its path and query,
and of an error its type and places in the program, not its text: PostgreSQL's errors quote values of rows.
"""

import json
import logging
import re
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

PARTICULAR = re.compile(r"\S*[@?]\S*|\S*\d(?:[.: -]?\d){4,}\S*|(?<![\w.])/\S+|\S*::\S*")
"""What a fixed text should not hold and might: queries, numbers of five digits and more, paths, addresses."""

log = logging.getLogger("vungxanh.request")


def _route(request: object) -> str | None:
    """The pattern that an address fits, such as `vao/<str:token>/`; None where a line has no request."""
    if not isinstance(request, HttpRequest):
        return None
    match = request.resolver_match
    return match.route if match else "?"


def _instant(record: logging.LogRecord) -> str:
    """When it happened; the day alone where the hour would tell when somebody told of a place.

    The server process writes its own lines before there are any settings: they belong to no request.
    """
    route = _route(getattr(record, "request", None))
    if route is not None and route in settings.WITHOUT_TRACE:
        return datetime.fromtimestamp(record.created, tz=ZoneInfo(settings.TIME_ZONE)).date().isoformat()
    return datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds")


def _places(trace: TracebackType | None) -> list[str]:
    """Where an error went through the program, the place it came from last."""
    frames = traceback.extract_tb(trace)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON without names, numbers, query strings or addresses."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, object] = {
            "at": _instant(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": PARTICULAR.sub("…", str(record.msg)),
        }
        for name in ("method", "status_code", "milliseconds", "role"):
            if hasattr(record, name):
                line[name] = getattr(record, name)
        if route := _route(getattr(record, "request", None)):
            line["route"] = route
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__qualname__
            line["places"] = _places(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


class RequestLog:
    """Middleware that logs each answer at level INFO: method, route, status and how long it took.

    Of the addresses of config.public_urls.WITHOUT_TRACE there is no line.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve one request."""
        started = time.perf_counter()
        response = self.get_response(request)
        if _route(request) in settings.WITHOUT_TRACE:
            return response
        facts = {
            "request": request,
            "method": request.method,
            "status_code": response.status_code,
            "milliseconds": round((time.perf_counter() - started) * 1000, 1),
        }
        log.info("answered", extra=facts)
        return response
