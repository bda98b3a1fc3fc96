"""Gathers the Vietnamese source strings of a package and keeps its English beside them.

Babel (a development library) reads and writes the catalogues; Django turns templates into what it reads.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGES = Path(__file__).resolve().parent.parent
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "gettext_lazy": None,
    "_": None,
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
}
FIRST = datetime(2026, 11, 21, tzinfo=UTC)
"""Date of every catalogue's head: fixed, so that nothing but strings ever changes a file."""


def packages() -> list[Path]:
    """Folders of the packages that have strings to translate."""
    return sorted(folder for folder in PACKAGES.iterdir() if folder.is_dir() and any(found(folder)))


def po(package: Path) -> Path:
    """The catalogue of a package's English; the compiled one lies beside it."""
    return package / "locale" / "en" / "LC_MESSAGES" / "django.po"


def found(package: Path) -> Iterator[tuple[str, str, str | None]]:
    """Every string of a package with the file it stands in and its context."""
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.html"), *package.rglob("*.txt")]):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            if "templates" not in path.parts:
                continue
            text = templatize(text)
        source = BytesIO(f"# -*- coding: utf-8 -*-\n{text}".encode())
        for _, message, _, context in extract("python", source, keywords=KEYWORDS):
            string = message[0] if isinstance(message, tuple) else message
            yield str(string), path.relative_to(package).as_posix(), context


def catalogue(package: Path) -> Catalog:
    """The package's strings with the English kept so far; "" where there is none yet."""
    known = Catalog()
    if po(package).is_file():
        with po(package).open("rb") as file:
            known = read_po(file, locale="en")
    fresh = Catalog(locale="en", project="vungxanh", creation_date=FIRST, revision_date=FIRST, fuzzy=False)
    fresh.header_comment = "# English of the interface. Source strings are Vietnamese."
    fresh.last_translator = fresh.language_team = "vungxanh"
    for string, place, context in found(package):
        kept = known.get(string, context)
        fresh.add(string, kept.string if kept else "", locations=[(place, 0)], context=context)
    return fresh


def as_po(fresh: Catalog) -> bytes:
    """The catalogue as text."""
    out = BytesIO()
    write_po(out, fresh, width=110, include_lineno=False, sort_by_file=True)
    return out.getvalue()


def as_mo(fresh: Catalog) -> bytes:
    """The catalogue compiled, as pages read it."""
    out = BytesIO()
    write_mo(out, fresh)
    return out.getvalue()


def missing(fresh: Catalog) -> list[str]:
    """The strings without English."""
    return [str(message.id) for message in fresh if message.id and not message.string]


def refresh(package: Path) -> list[str]:
    """Write a package's catalogue and its compiled form; the strings that still lack English."""
    fresh = catalogue(package)
    po(package).parent.mkdir(parents=True, exist_ok=True)
    po(package).write_bytes(as_po(fresh))
    po(package).with_suffix(".mo").write_bytes(as_mo(fresh))
    return missing(fresh)


def lagging(package: Path) -> list[str]:
    """What is behind the sources: the catalogue, its compiled form, or strings without English."""
    fresh = catalogue(package)
    files = ((po(package), as_po(fresh)), (po(package).with_suffix(".mo"), as_mo(fresh)))
    behind = [path.name for path, content in files if not path.is_file() or path.read_bytes() != content]
    return behind + missing(fresh)
