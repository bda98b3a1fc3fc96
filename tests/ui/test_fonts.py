"""The interface font has every letter we write, figures on one width, and its licence beside it."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from vungxanh.ui import fonts

SHIPPED = Path(fonts.__file__).parent / "static" / "ui" / "fonts"
SENTENCE = "Địa bàn không ma túy: 35/124 xã, phường – vượt 8,2 điểm; “Ẵm ỷ, ưỡn ẹo, nghĩa” ≥ 0,5 % · A×B"


@pytest.mark.parametrize("weight", fonts.WEIGHTS.values())
def test_the_shipped_font_writes_vietnamese(weight: int) -> None:
    letters = TTFont(SHIPPED / f"be-vietnam-pro-text-{weight}.woff2").getBestCmap()
    assert [c for c in SENTENCE if ord(c) not in letters] == []


@pytest.mark.parametrize("weight", fonts.WEIGHTS.values())
def test_figures_stand_on_one_width(weight: int) -> None:
    font = TTFont(SHIPPED / f"be-vietnam-pro-figures-{weight}.woff2")
    names = font.getBestCmap()
    assert "".join(map(chr, names)) == "0123456789"
    assert {font["hmtx"][name][0] for name in names.values()} == {fonts.FIGURE_WIDTH}


def test_the_command_makes_what_is_shipped(tmp_path: Path) -> None:
    written = {path.name for path in fonts.build(tmp_path)}
    assert written == {path.name for path in SHIPPED.iterdir()}
    for path in tmp_path.glob("*.woff2"):
        assert TTFont(path).getBestCmap() == TTFont(SHIPPED / path.name).getBestCmap()
    assert "SIL OPEN FONT LICENSE" in (SHIPPED / "OFL.txt").read_text(encoding="utf-8")
