"""Shares of invented names that the reader covers; never a sentence. See the README beside this file."""

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date

import yaml

from tests.reader.people.blind import names
from vungxanh.areas.rules.gazetteer import RegisterGazetteer
from vungxanh.areas.rules.official import official_register
from vungxanh.reader.interface import MASK, read_text

COUNTS = {"plain": 550, "capitals": 150, "initials": 150, "nicknames": 150}
THINGS = 300
NICKNAME = "\0"
SENTENCES = yaml.safe_load((names.HERE / "sentences.yaml").read_text())
Places = list[tuple[int, int]]


@dataclass
class Case:
    """A sentence and where the letters stand that are looked at, person by person (or thing by thing)."""

    kind: str
    text: str
    found: list[tuple[str, Places]]


def filled(chance: random.Random, kind: str, frame: str) -> Case:
    """The frame with people in its slots."""
    text, rest = "", frame
    found: list[tuple[str, Places]] = []
    called = ""
    while "{" in rest:
        before, _, rest = rest.partition("{")
        slot, _, rest = rest.partition("}")
        text += before
        if slot == "n":
            text += NICKNAME
            continue
        if "i" in slot:
            people, written = names.initials(chance, slot[0] if slot[0] in "mf" else chance.choice("mf"))
            rest = rest.removeprefix(".") if written.endswith(".") else rest
        else:
            people, parts = names.person(chance, slot)
            called = names.nickname(chance, parts, slot) if kind == "nicknames" else ""
            written = " ".join(parts).upper() if kind == "capitals" else " ".join(parts)
        found.append((people, [(len(text), len(text) + len(written))]))
        text += written
    case = Case(kind, text + rest, found)
    return with_nickname(case, called) if called else case


def with_nickname(case: Case, called: str) -> Case:
    """The nickname in its place; it belongs to the one person of the sentence."""
    at, grown = case.text.index(NICKNAME), len(called) - len(NICKNAME)
    people, [(start, end)] = case.found[0]
    moved = grown if start > at else 0
    places = [(start + moved, end + moved), (at, at + len(called))]
    return Case(case.kind, case.text.replace(NICKNAME, called), [(people, places)])


def people_cases(seed: int) -> list[Case]:
    """Sentences with people, as many names of each form as `COUNTS` says."""
    chance, cases = random.Random(seed), []
    for kind, count in COUNTS.items():
        pool, held, number = list(SENTENCES[kind]), 0, 0
        while held < count:
            if number % len(pool) == 0:
                chance.shuffle(pool)
            case = filled(chance, kind, pool[number % len(pool)])
            case.found = case.found[: count - held]
            cases.append(case)
            held, number = held + len(case.found), number + 1
    return cases


def thing_cases(seed: int) -> list[Case]:
    """Sentences with what is not a person: all phrases, and places, streets and bodies by lot."""
    chance = random.Random(seed)
    phrases = [Case("phrases", one, [("", [(0, len(one))])]) for one in SENTENCES["phrases"]]
    others = []
    for kind, group in SENTENCES["things"].items():
        for thing in group["words"]:
            for frame in chance.sample(group["frames"], 5):
                at = frame.index("{}")
                written = thing if at else thing[0].upper() + thing[1:]
                others.append(Case(kind, frame.format(written), [("", [(at, at + len(written))])]))
    return phrases + chance.sample(others, THINGS - len(phrases))


def masks(case: Case, gazetteer: RegisterGazetteer) -> list[tuple[str, list[bool]]]:
    """For every person or thing of the sentence, which of its letters are covered."""
    after = read_text(case.text, gazetteer=gazetteer, page_date="2026-07-01").text
    if len(after) != len(case.text):
        raise ValueError("the reader changed the length of a sentence: positions cannot be compared")
    return [
        (
            people,
            [
                after[at] == MASK
                for start, end in places
                for at in range(start, end)
                if case.text[at].isalpha()
            ],
        )
        for people, places in case.found
    ]


def report(seed: int) -> str:
    """The shares, for one seed."""
    gazetteer = RegisterGazetteer(official_register(), date(2026, 7, 1))
    all_of: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for case in people_cases(seed):
        for people, covered in masks(case, gazetteer):
            all_of.update((case.kind, people))
            whole.update((case.kind, people) if all(covered) else ())
    for case in thing_cases(seed):
        ((_, covered),) = masks(case, gazetteer)
        all_of[case.kind] += 1
        lost[case.kind] += any(covered)
    total, right = sum(all_of[kind] for kind in COUNTS), sum(whole[kind] for kind in COUNTS)
    lines = [f"seed {seed}: {right} of {total} names covered in every letter ({right / total:.1%})"]
    lines += [
        f"  {kind:10} {whole[kind]:4} of {all_of[kind]:4}  {whole[kind] / all_of[kind]:.1%}"
        for kind in COUNTS
    ]
    lines.append("  " + ", ".join(f"{people} {whole[people]}/{all_of[people]}" for people in names.SHARES))
    things = ("phrases", "places", "streets and wards", "bodies")
    lines.append(
        "  not names but covered: " + ", ".join(f"{kind} {lost[kind]}/{all_of[kind]}" for kind in things)
    )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the shares of the seed that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    sys.stdout.write(report(parser.parse_args().seed))


if __name__ == "__main__":
    main()
