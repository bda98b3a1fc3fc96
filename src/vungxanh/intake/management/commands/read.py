"""`read`: propose the facts in documents, as JSON for machines or as a summary for people. No database."""

import argparse
import json
import os
import re
import sys
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.areas.interface import RegisterGazetteer, official_register
from vungxanh.reader.interface import LARGEST_FILE, Gazetteer, Proposals, UnreadableError, as_json, read

UNREADABLE = 2
STANDARD_INPUT = "-"
_PARTIAL_DAY = re.compile(r"(?:19|20)\d\d(?:-(\d\d)(?:-(\d\d))?)?")


class FileError(Exception):
    """A file that gives no facts: what is wrong and what to do, in Vietnamese and English."""


def partial_day(text: str) -> str:
    """A day as YYYY-MM-DD, a month as YYYY-MM or a year; raises ArgumentTypeError."""
    found = _PARTIAL_DAY.fullmatch(text)
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if found else "")
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"ngày {text!r} không đúng, cần dạng 2026-07-01, 2026-07 hoặc 2026"
            f" / bad date {text!r}, write it like 2026-07-01, 2026-07 or 2026"
        ) from None
    return text


def content_of(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; raises FileError."""
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read(LARGEST_FILE + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        why = os.strerror(error.errno or 0)
        raise FileError(
            f"không mở được tệp ({why}); hãy kiểm tra đường dẫn và quyền đọc"
            f" / the file cannot be opened ({why}); check its path and that it may be read"
        ) from None


def shown(name: str) -> str:
    """A file's name as text, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "replace")


class Command(BaseCommand):
    """Reads documents. Exit status 2 when one of them could not be read; the others still come out."""

    help = "Đề xuất dữ kiện trong văn bản / Propose the facts in documents"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Files, the form of the answer, the day of the page, where to write the text."""
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="tệp .txt, .html, .docx, .pdf; - là đầu vào chuẩn"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument(
            "--page-date", type=partial_day, metavar="DATE", help="ngày của trang / the day of the page"
        )
        parser.add_argument(
            "--text", type=Path, metavar="FILE", help="ghi phần chữ đã che tên / write the masked text"
        )
        parser.add_argument(
            "--today", type=date.fromisoformat, metavar="DATE", help="đơn vị kế thừa tính tại ngày / heirs on"
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Read one file after the other; what is wrong with a file goes to standard error as well."""
        names: list[str] = options["files"]
        if options["text"] and len(names) > 1:
            raise CommandError(
                "--text chỉ dùng với một tệp / --text works with one file", returncode=UNREADABLE
            )
        gazetteer = RegisterGazetteer(official_register(), options["today"] or timezone.localdate())
        failed = 0
        for name, outcome in self._outcomes(names, gazetteer, options["page_date"]):
            failed += isinstance(outcome, FileError)
            self._tell(shown(name), outcome, as_lines=options["format"] == "json")
            if options["text"] and isinstance(outcome, Proposals):
                self._keep(outcome, options["text"])
        if failed:
            raise CommandError(
                f"{failed} trên {len(names)} tệp không đọc được"
                f" / {failed} of {len(names)} files could not be read",
                returncode=UNREADABLE,
            )

    def _outcomes(
        self, names: list[str], gazetteer: Gazetteer, page_date: str | None
    ) -> Iterator[tuple[str, Proposals | FileError]]:
        for name in names:
            try:
                yield name, read(content_of(name), name, gazetteer=gazetteer, page_date=page_date)
            except UnreadableError as error:
                yield name, FileError(str(error))
            except FileError as problem:
                yield name, problem
            except Exception as error:
                yield name, FileError(_fault(error))

    def _tell(self, name: str, outcome: Proposals | FileError, *, as_lines: bool) -> None:
        if isinstance(outcome, FileError):
            self.stderr.write(f"{name}: {outcome}")
        if as_lines:
            told = {"error": str(outcome)} if isinstance(outcome, FileError) else as_json(outcome)
            self.stdout.write(json.dumps({"file": name} | told, ensure_ascii=False))
        elif isinstance(outcome, Proposals):
            # The words of the screen bring the whole interface with them: a machine need not wait for them.
            from vungxanh.intake.management.summary import lines_of

            self.stdout.write("\n".join(lines_of(name, outcome)))

    def _keep(self, proposals: Proposals, path: Path) -> None:
        """Write the masked text letter for letter: every span counts in it."""
        try:
            with path.open("w", encoding="utf-8", newline="") as file:
                file.write(proposals.text)
        except OSError as error:
            why = os.strerror(error.errno or 0)
            raise CommandError(
                f"không ghi được {path} ({why}) / {path} cannot be written ({why})", returncode=UNREADABLE
            ) from None


def _fault(error: Exception) -> str:
    """A fault of ours: which and where, never what the document says, which a traceback could repeat."""
    *_, last = traceback.extract_tb(error.__traceback__)
    place = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
    return (
        f"chương trình gặp lỗi khi đọc tệp này ({place}); hãy báo lỗi này cho nhóm phát triển"
        f" / the program failed on this file ({place}); please report it"
    )
