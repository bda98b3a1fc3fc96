"""The classes of an area as the interface shows them: word, letter, colour and texture.

Colours stay apart for the three colour-blindnesses and in grey; the letter or word always stands too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy


@dataclass(frozen=True)
class Look:
    """How one class is drawn: fill and ink are colours, `pattern` an SVG pattern over the fill."""

    fill: str
    ink: str
    pattern: str = ""
    dotted: bool = False


LOOKS = {
    "drug_free": Look("#1f8060", "#ffffff"),
    "unclassified": Look("#c3c9d1", "#1c1b19", pattern="hatch"),
    "III": Look("#f4dcae", "#1c1b19"),
    "II": Look("#e39148", "#1c1b19"),
    "I": Look("#7a2333", "#ffffff"),
    "undetermined": Look("#ffffff", "#1c1b19", dotted=True),
    "held": Look("#ffffff", "#1c1b19", dotted=True),
}
ORDER = tuple(LOOKS)
"""Best to worst, as the Decision's order of display; what is not known stands last."""
TONES = {
    "good": LOOKS["drug_free"],
    "late": LOOKS["III"],
    "missed": LOOKS["I"],
    "open": LOOKS["unclassified"],
}
"""How something owed stands, drawn in the colours that the classes have; its letter and words say which."""
PLAIN = Look("#eae6de", "#1c1b19")
"""An area that is shown without a class."""


WORDS: Mapping[str, Promise] = {
    "drug_free": gettext_lazy("Không ma túy"),
    "unclassified": gettext_lazy("Chưa xếp loại"),
    "III": gettext_lazy("Loại III"),
    "II": gettext_lazy("Loại II"),
    "I": gettext_lazy("Loại I"),
    "undetermined": gettext_lazy("Chưa đủ số liệu"),
    "held": gettext_lazy("Tạm giữ"),
    "key": gettext_lazy("Trọng điểm"),
    "none": gettext_lazy("Không trọng điểm"),
}
LETTERS: Mapping[str, Promise] = {
    "drug_free": pgettext_lazy("class letter: drug-free", "K"),
    "unclassified": pgettext_lazy("class letter: unclassified", "C"),
}


def word(verdict: str) -> str:
    """The class in words, as the law says it: "Loại II", "Không ma túy"."""
    return str(WORDS[verdict])


def inside(verdict: str) -> str:
    """The class in words inside a sentence: its first letter small, the numeral as it is."""
    said = word(verdict)
    return said[:1].lower() + said[1:]


def letter(verdict: str) -> str:
    """The class as one mark for a small tile."""
    if verdict in {"I", "II", "III"}:
        return verdict
    return str(LETTERS.get(verdict, "?"))
