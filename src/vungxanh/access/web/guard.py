"""A page that reads cannot write: a filter on the connection while a read request is served."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from psycopg.sql import Composable

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})

OPAQUE = re.compile(
    r"""  [eE]'(?:[^'\\]|\\.|'')*'          # string with escapes
        | '(?:[^']|'')*'                    # string
        | "(?:[^"]|"")*"                    # quoted name
        | \$(\w*)\$.*?\$\1\$                # dollar-quoted string
        | --[^\n]*                          # comment to the end of the line
        | /\*.*?\*/                         # comment; of nested ones we see more text than PostgreSQL does
    """,
    re.VERBOSE | re.DOTALL,
)
CALLED = re.compile(r"\s*\(")
READS = re.compile(r"(?:select|with|values|table|show|savepoint|release savepoint|rollback to savepoint)\b")
WRITES = re.compile(
    r"\b(?:insert|update|delete|merge|into|for\s+(?:key\s+)?share"
    r"|nextval|setval|set_config|pg_notify|lo_\w+|dblink\w*|query_to_xml\w*|cursor_to_xml\w*"
    r"|pg_advisory\w*|pg_try_advisory\w*|pg_logical_emit_message|pg_(?:terminate|cancel)_backend)\b"
)
OWN = re.compile(
    r"\b((?:areas|access|intake|records|dossiers|indicators|assessment|programme|publication|portal|_pgh)"
    r"_\w+)\s*\("
)
"""A call of a function of ours, which may write with the rights of the tables' owner."""

MAY_CALL = frozenset(
    {
        "access_present_ticket",  # says who looks; changes nothing that outlives the transaction
        "access_record_look",  # the one function that records a look
        "access_rows_looked_at",
        "access_count_looks",  # the reviewer's readings: each records itself and writes nothing else
        "access_months_of_looks",
        "access_over_use",
        "access_read_looks",
        "intake_sweep_reviews",  # can remove nothing that could still be opened
    }
)
"""The functions of ours that a page which reads may call."""

SESSION = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "django_session" (?!.*;)', re.DOTALL)


class WriteInReadError(RuntimeError):
    """A page that should only read tried to write: a mistake in the program, nothing was written."""


Execute = Callable[[Any, Any, bool, dict[str, Any]], Any]
"""What Django calls to run a statement."""


def _bare(sql: str) -> str:
    """The text without strings, comments and quoted names, in lower case; a name that is called stays."""

    def blank(found: re.Match[str]) -> str:
        called = found[0].startswith('"') and CALLED.match(sql, found.end())
        return found[0].strip('"') if called else " '' "

    return OPAQUE.sub(blank, sql).lower()


@lru_cache(maxsize=1024)
def only_reads(sql: str) -> bool:
    """True when every statement in the text surely reads, or keeps the session.

    Refuses when in doubt: any word outside strings that writes, locks or calls a writing function, or one of
    ours that is not listed, refuses the whole text. The answer follows from the text alone, which holds no
    values, so it is kept.
    """
    if SESSION.match(sql):
        return True
    bare = _bare(sql)
    parts = [part.strip(" \t\r\n(") for part in bare.split(";")]
    if not MAY_CALL.issuperset(OWN.findall(bare)):
        return False
    return not WRITES.search(bare) and all(READS.match(part) for part in parts if part)


def _text(sql: str | bytes | Composable, context: dict[str, Any]) -> str:
    """The statement as text, whichever way it was put together."""
    if isinstance(sql, Composable):
        return sql.as_string(context["connection"].connection)
    return sql.decode() if isinstance(sql, bytes) else sql


def _refuse_writes(
    execute: Execute, sql: str | bytes | Composable, params: object, many: bool, context: dict[str, Any]
) -> object:
    """Run a statement that reads; raise WriteInReadError for any other."""
    text = _text(sql, context)
    if not only_reads(text):
        raise WriteInReadError(
            f"Trang chỉ đọc không được ghi. / A page that reads must not write: {text.split(maxsplit=3)[:3]}"
        )
    return execute(sql, params, many, context)


@contextmanager
def read_only() -> Iterator[None]:
    """Refuse, on every connection of this thread, any statement that is not a read."""
    with ExitStack() as guards:
        for connection in connections.all():
            guards.enter_context(connection.execute_wrapper(_refuse_writes))
        yield


def _guarded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The parts of an answer that is made while it is sent, each made under the guard."""
    while True:
        with read_only():
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk


class ReadsOnly:
    """Middleware that serves GET, HEAD and the like under the guard; other methods may write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve one request."""
        if request.method not in READING_METHODS:
            return self.get_response(request)
        with read_only():
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _guarded(iter(response))
        return response
