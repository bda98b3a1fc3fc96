"""Reads the product's own file of published figures, checked against its schema. No database."""

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from vungxanh.records.rules.measures import DEFINITIONS, MEASURES, SUBSTANCES
from vungxanh.records.rules.published import Claim

DATA = Path(__file__).resolve().parent.parent / "data"
FILE = DATA / "published_figures.yaml"
NATION = "nation"


class PublishedFileError(ValueError):
    """A row of the file is wrong; the text names it and says what to do, in both languages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the file: the claim, the province by name (None for the nation) and the notes.

    `digest` is of all that the row says: another digest under the same key is a new version.
    """

    claim: Claim
    province: str | None
    confidence: str
    note_vi: str
    note_en: str
    digest: str


def entries(path: Path = FILE) -> tuple[Entry, ...]:
    """Every row of the file in its order. Raises PublishedFileError."""
    # The base loader keeps every number as the text that was written: 28.2 stays exact.
    found = yaml.BaseLoader(path.read_text(encoding="utf-8")).get_single_data()
    problems = [*_of_shape(found)] or [*_of_words(found)]
    if problems:
        raise PublishedFileError("\n".join(problems))
    return tuple(_entry(row, found["sources"]) for row in found["figures"])


@lru_cache(maxsize=1)
def _schema() -> Draft202012Validator:
    text = (DATA / "published_figures.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))


def _of_shape(found: object) -> Iterable[str]:
    for error in _schema().iter_errors(found):
        where = "/".join(map(str, error.absolute_path)) or "/"
        yield (
            f"{where}: không đúng mẫu, xem published_figures.schema.json"
            f" / not as the schema has it: {error.message[:200]}"
        )


def _of_words(found: Mapping[str, Any]) -> Iterable[str]:
    """What the schema cannot see: unknown words, two rows of one key, parts without their total."""
    rows = found["figures"]
    keys = [row["key"] for row in rows]
    for row in rows:
        for name, known in _known(row, found["sources"], set(keys)).items():
            if name in row and row[name] not in known:
                yield (
                    f"{row['key']}: {name} “{row[name]}” chưa được biết; sửa dòng này hoặc bổ sung danh mục"
                    f" / {name} is not known; correct the row or add the word to the list"
                )
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"{key}: hai dòng cùng khóa, hãy đổi một / two rows have this key, change one"


def _known(
    row: Mapping[str, str], sources: Mapping[str, str], keys: set[str]
) -> Mapping[str, Container[str]]:
    """For each field the words it may hold."""
    measure = MEASURES.get(row["measure"])
    return {
        "measure": MEASURES.keys(),
        "unit": measure.units if measure else (),
        "definition": DEFINITIONS,
        "substance": SUBSTANCES,
        "source": sources.keys(),
        "part_of": keys - {row["key"]},
    }


def _entry(row: Mapping[str, str], sources: Mapping[str, str]) -> Entry:
    source = sources[row["source"]]
    said = json.dumps({**row, "source": source}, sort_keys=True, ensure_ascii=False)
    return Entry(
        claim=_claim(row, source),
        province=None if row["area"] == NATION else row["area"],
        confidence=row["confidence"],
        note_vi=row.get("vi", ""),
        note_en=row.get("en", ""),
        digest=sha256(said.encode()).hexdigest(),
    )


def _claim(row: Mapping[str, str], source: str) -> Claim:
    names = ("comparator", "role")
    texts = ("substance", "target_type", "definition", "start", "end", "as_of", "part_of")
    return Claim(
        key=row["key"],
        area=None,
        measure=row["measure"],
        value=Fraction(row["value"]),
        unit=row["unit"],
        source=source,
        decimals=len(row["value"].partition(".")[2]),
        value_max=Fraction(row["value_max"]) if "value_max" in row else None,
        denominator=Fraction(row["denominator"]) if "denominator" in row else None,
        era=row["era"],
        complete="complete" in row,
        **{name: row[name] for name in names if name in row},
        **{name: row.get(name, "") for name in texts},
    )
