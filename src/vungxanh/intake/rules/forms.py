"""What a form asks for: its sheets and columns, handed in by the package that owns the meaning."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vi_textmatch import normalize


class Kind(StrEnum):
    """What a column holds, and so which cells are right."""

    TEXT = "text"
    COUNT = "count"
    """Whole numbers from 0, or unknown."""
    POSITIVE = "positive"
    """Whole numbers from 1, or unknown."""
    MEASURED = "measured"
    """A measured amount entered as a whole number: cut down, but more than 0 and less than 1 is 1."""
    PRESENCE = "presence"
    """None, some or unknown: kept as 0 or 1 however many are given."""
    CHOICE = "choice"
    """One of `choices`, or unknown."""


@dataclass(frozen=True)
class Column:
    """One column: `key` names it in code and in CSV, `vi` and `en` head it on paper."""

    key: str
    kind: Kind
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""
    aliases: tuple[str, ...] = ()
    required: bool = True
    choices: Mapping[str, str] = field(default_factory=dict)
    """Words a cell may hold, in Vietnamese first, and the value each stands for."""
    in_template: bool = True
    width: int = 14

    @property
    def names(self) -> frozenset[str]:
        """The keys of every heading that means this column."""
        return frozenset(heading_key(name) for name in (self.key, self.vi, self.en, *self.aliases))


@dataclass(frozen=True)
class SheetDefinition:
    """One table of a form; `required` says whether a workbook must have it."""

    key: str
    vi: str
    en: str
    columns: tuple[Column, ...]
    required: bool = True
    intro_vi: str = ""


@dataclass(frozen=True)
class FormDefinition:
    """A form in one version. Its first sheet is what a CSV file holds."""

    code: str
    version: int
    vi: str
    en: str
    sheets: tuple[SheetDefinition, ...]
    guide_vi: tuple[str, ...] = ()
    """Lines of the sheet that explains the form."""


def plain(text: str) -> str:
    """The text in small letters without accents and punctuation, words apart by one space."""
    bare = unicodedata.normalize("NFD", normalize(text)).replace("đ", "d")
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def heading_key(text: str) -> str:
    """What two spellings of one heading share: accents, letter case, spacing and a unit in brackets go."""
    return plain(re.sub(r"\([^)]*\)", " ", text[:400]))
