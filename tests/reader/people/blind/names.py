"""Invented personal names of eleven peoples: everyday surnames, middles and given names, thrown together."""

import random
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
PARTS = yaml.safe_load((HERE / "names.yaml").read_text())
SHARES: dict[str, int] = PARTS["shares"]
SHORTENED = ("Kinh", "Mông", "Thái", "Dao", "Tày", "Nùng", "Mường", "Khơ Mú")
FORMS = ("all", "all", "all.", "last", "last", "last bare", "one", "two")
NO_MIDDLE = 0.08
Name = tuple[str, ...]


def pick(chance: random.Random, words: str) -> str:
    """One of the words of a list that is written with commas."""
    return chance.choice(words.split(", "))


def person(chance: random.Random, sex: str, peoples: tuple[str, ...] | None = None) -> tuple[str, Name]:
    """The people and the parts of one name of a man ("m") or a woman: surname first, but for Ê Đê."""
    known = [one for one in SHARES if peoples is None or one in peoples]
    people = chance.choices(known, [SHARES[one] for one in known])[0]
    if people in ("Ê Đê", "Gia Rai"):
        return people, highland(chance, people, sex)
    parts, his = PARTS["peoples"][people], "his" if sex == "m" else "her"
    surname = pick(chance, parts["surnames"])
    middle, given = pick(chance, parts[f"{his}_middles"]), pick(chance, parts[f"{his}_givens"])
    if given in (surname, middle):
        return person(chance, sex, peoples)
    if people == "Kinh" and chance.random() < NO_MIDDLE:
        return people, (surname, given)
    return people, (surname, middle, given)


def highland(chance: random.Random, people: str, sex: str) -> Name:
    """A name of the Central Highlands: Y Bion Niê, H'Hương Kbuôr; Rơ Châm Blin."""
    parts = PARTS[people]
    clan, given = pick(chance, parts["clans"]), pick(chance, parts["men" if sex == "m" else "women"])
    if people == "Gia Rai":
        return clan, given
    return ("Y", given, clan) if sex == "m" else (f"H'{given}", clan)


def initials(chance: random.Random, sex: str) -> tuple[str, str]:
    """The people and the name as the press hides it: N.V.A, Nguyễn Văn A., Vàng A D, T."""
    people, parts = person(chance, sex, SHORTENED)
    words = " ".join(parts).split()
    heads = [word[0] for word in words]
    written = {
        "all": ".".join(heads),
        "all.": ".".join(heads) + ".",
        "last": " ".join(words[:-1]) + f" {heads[-1]}.",
        "last bare": " ".join(words[:-1]) + f" {heads[-1]}",
        "one": heads[-1] + ".",
        "two": ".".join(heads[:2]) + f". {words[-1]}",
    }
    return people, written[chance.choice(FORMS)]


def nickname(chance: random.Random, name: Name, sex: str) -> str:
    """What somebody is called in the village or the trade."""
    parts = PARTS["nicknames"]
    given = name[0][2:] if name[0].startswith("H'") else name[-1].removeprefix("H'")
    given = name[1] if name[0] == "Y" else given
    trait = pick(chance, parts["traits"])
    return chance.choice(
        [
            f"{given} {trait}",
            f"{given} {trait.title()}",
            f"{pick(chance, parts['numbers'])} {pick(chance, parts['seconds'])}",
            pick(chance, parts["singles"]),
            f"Cu {given}" if sex == "m" else f"Út {given}",
        ]
    )
