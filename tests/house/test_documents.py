"""Every link in the documentation leads somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.house import repository

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
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
