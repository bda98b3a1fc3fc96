"""The annotated documents of the corpus, for the tests and for whoever measures the reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
SPLITS = ("development", "test")
FACTS = ("documents", "events", "quantities", "areas", "persons", "unquantified")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe one, in C where PyYAML has it: each worker of the tests reads every annotation."""


@dataclass(frozen=True)
class Annotated:
    """One text with what a person found in it; `facts` is the annotation as `docs/reference` describes it."""

    name: str
    split: str
    text: str
    facts: dict[str, Any]


@lru_cache(maxsize=2)
def documents(split: str) -> tuple[Annotated, ...]:
    """Every document of one half, by name; the text is as it lies on disk, NFC."""
    return tuple(_document(path, split) for path in sorted((HERE / split).glob("*.txt")))


def loaded(path: Path) -> Any:
    """What a file of the corpus says."""
    return yaml.load(path.read_text(), LOADER)


def _document(path: Path, split: str) -> Annotated:
    facts = loaded(path.with_suffix(".yaml"))
    return Annotated(path.stem, split, path.read_text(), facts)


def second_pass() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What a second person found, who saw the text alone: name of the document and its quantities."""
    for path in sorted((HERE / "second").glob("*.yaml")):
        yield path.stem, loaded(path)["quantities"]


def place(text: str, quote: str, nth: int = 1) -> tuple[int, int]:
    """Where the nth occurrence of the quote stands, half-open in code points; ValueError where it is not."""
    start = -1
    for _ in range(nth):
        start = text.find(quote, start + 1)
        if start < 0:
            raise ValueError(f"occurrence {nth} of {quote!r} is not in the text")
    return start, start + len(quote)
