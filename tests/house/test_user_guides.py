"""The guides for users name what stands on the pages, and say nothing of how the product is made."""

import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT

GUIDES = sorted((ROOT / "docs" / "user" / "vi").glob("*.md"))
SOURCES = sorted(
    path for path in (ROOT / "src" / "vungxanh").rglob("*") if path.suffix in {".html", ".py", ".yaml"}
)
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@pytest.fixture(scope="module")
def said() -> str:
    """Every word of the pages, in one text."""
    return "\n".join(path.read_text(encoding="utf-8") for path in SOURCES).casefold()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_what_a_guide_tells_to_press_stands_on_a_page(guide: Path, said: str) -> None:
    """Words in bold are names of pages, buttons and fields; a whole sentence in bold is emphasis."""
    named = [" ".join(one.split()) for one in BOLD.findall(guide.read_text(encoding="utf-8"))]
    parts = [part for one in named if not one.endswith(".") for part in one.split(" → ")]
    assert parts
    assert [part for part in parts if part.casefold() not in said] == []
