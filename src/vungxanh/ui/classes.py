"""The classes of an area as the interface shows them: word, letter, colour and texture.

Colours stay apart for the three colour-blindnesses and in grey; the letter or word always stands too.
"""

from dataclasses import dataclass

from django.utils.translation import gettext, pgettext


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


def word(verdict: str) -> str:
    """The class in words, as the law says it: "Loại II", "Không ma túy"."""
    return {
        "drug_free": gettext("Không ma túy"),
        "unclassified": gettext("Chưa xếp loại"),
        "III": gettext("Loại III"),
        "II": gettext("Loại II"),
        "I": gettext("Loại I"),
        "undetermined": gettext("Chưa đủ số liệu"),
        "held": gettext("Tạm giữ"),
        "key": gettext("Trọng điểm"),
        "none": gettext("Không trọng điểm"),
    }[verdict]


def inside(verdict: str) -> str:
    """The class in words inside a sentence: its first letter small, the numeral as it is."""
    said = word(verdict)
    return said[:1].lower() + said[1:]


def letter(verdict: str) -> str:
    """The class as one mark for a small tile."""
    if verdict in {"I", "II", "III"}:
        return verdict
    return {
        "drug_free": pgettext("class letter: drug-free", "K"),
        "unclassified": pgettext("class letter: unclassified", "C"),
    }.get(verdict, "?")
