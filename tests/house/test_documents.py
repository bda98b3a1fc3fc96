"""Every link in the documentation leads somewhere, and every word of the code has its Vietnamese."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from django.apps import apps

from tests.house import repository
from vungxanh.access.rules import Role, Verb

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
GLOSSARY = repository.ROOT / "docs" / "glossary.md"
DOCUMENTS = repository.with_suffix(".md")


def anchors(text: str) -> set[str]:
    """The anchors that a heading gets on common hosts: small letters, no punctuation, dashes for spaces."""
    headings = re.findall(r"^#+\s+(.*?)\s*#*$", FENCE.sub("", text), re.MULTILINE)
    plain = (re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower() for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in plain}


def broken(document: Path) -> list[str]:
    found = []
    for target in LINK.findall(FENCE.sub("", document.read_text(encoding="utf-8"))):
        path, _, anchor = unquote(target).partition("#")
        if re.match(r"[a-z]+:", path):
            continue
        goal = (document.parent / path).resolve() if path else document
        if not goal.exists() or (anchor and anchor not in anchors(goal.read_text(encoding="utf-8"))):
            found.append(target)
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=repository.name)
def test_every_link_resolves(document: Path) -> None:
    assert broken(document) == []


def test_the_check_sees_a_broken_link(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("# One two\n[good](#one-two) [bad](#three) [gone](other.md)\n```\n[code](x)\n```\n")
    assert broken(document) == ["#three", "other.md"]


def cells_of_the_glossary() -> list[list[str]]:
    """The rows of every table of the glossary, each as its cells."""
    rows = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip(" `") for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


def test_every_model_stands_in_the_glossary() -> None:
    codes = {word for cells in cells_of_the_glossary() for word in re.findall(r"\w+", cells[2])}
    own = [model for model in apps.get_models() if model.__module__.startswith("vungxanh.")]
    missing = {model.__name__ for model in own if not hasattr(model, "pgh_tracked_model")} - codes
    assert missing == set()


def test_every_rule_set_stands_in_the_glossary() -> None:
    codes = {cells[2] for cells in cells_of_the_glossary()}
    compiled = [json.loads(path.read_text("utf-8")) for path in repository.SRC.glob("law/vn/*/rules.json")]
    assert compiled
    assert {rules["id"] for rules in compiled} - codes == set()


def test_every_indicator_stands_in_the_glossary_under_its_name() -> None:
    rows = {(cells[0], cells[1]) for cells in cells_of_the_glossary()}
    files = repository.SRC.glob("*/indicators/*.yaml")
    definitions = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files]
    assert definitions
    assert {(one["code"], one["vi"]) for one in definitions} - rows == set()


def test_every_role_and_permission_stands_in_the_glossary_under_its_name() -> None:
    from vungxanh.access.rules.words import ROLE_NAMES, VERB_NAMES

    rows = {tuple(cells[:3]) for cells in cells_of_the_glossary()}
    named = {(vi, en, one.value) for names in (ROLE_NAMES, VERB_NAMES) for one, (vi, en) in names.items()}
    assert len(named) == len(Role) + len(Verb)
    assert named - rows == set()
