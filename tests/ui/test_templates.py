"""Templates hold to the content policy, are used, and fail on a name they were not given."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import render_to_string

SRC = Path(__file__).resolve().parents[2] / "src" / "vungxanh"
LOOKED_UP_BY_DJANGO = {"404.html"}
TEMPLATES = {
    path.relative_to(folder).as_posix(): path
    for folder in [*SRC.glob("*/templates"), *SRC.glob("*/web/templates")]
    for path in folder.rglob("*.html")
}


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_style_and_no_script_stands_in_a_template(name: str) -> None:
    text = TEMPLATES[name].read_text(encoding="utf-8")
    assert re.findall(r"\sstyle\s*=|\son[a-z]+\s*=|<style|javascript:|<script(?![^>]*\ssrc=)", text) == []


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_template_can_be_read(name: str) -> None:
    engines["django"].get_template(name)


def test_every_template_is_used() -> None:
    named = "".join(path.read_text(encoding="utf-8") for path in [*SRC.rglob("*.py"), *TEMPLATES.values()])
    unused = {name for name in TEMPLATES if f'"{name}"' not in named and f"'{name}'" not in named}
    assert unused - LOOKED_UP_BY_DJANGO == set()


def test_a_name_that_was_not_given_fails() -> None:
    with pytest.raises(AssertionError, match="map"):
        render_to_string("ui/map.html", {})
