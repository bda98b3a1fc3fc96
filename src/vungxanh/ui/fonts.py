"""Cuts the interface font to the letters of Vietnamese and English and writes it as woff2.

Be Vietnam Pro has figures of unequal width and no tabular variant, so a column of numbers would not
line up. A second, tiny family holds the ten figures on one width; style sheets put it first in tables.
The licence (OFL 1.1) allows both, with its text beside the files; no reserved font name is declared.
"""

import shutil
from pathlib import Path

import fontpkg_be_vietnam_pro
from fontTools import subset
from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": 400, "SemiBold": 600}
"""Faces in use: text, and emphasis."""
FIGURE_WIDTH = 656
"""Advance of every tabular figure, in thousandths of the size: that of the widest, slightly tightened."""
VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯ"
SIGNS = "\u00a0·–—…“”‘’×≥≤−²°§©«»"


def source(face: str) -> Path:
    """The face as the font package ships it."""
    return Path(fontpkg_be_vietnam_pro.__path__[0]) / "files" / f"BeVietnamPro-{face}.ttf"


def letters() -> str:
    """Every character the interface may show: ASCII, Latin-1 letters, Vietnamese with tones, signs."""
    latin = "".join(map(chr, [*range(0x20, 0x7F), *range(0xC0, 0x100)]))
    tones = "".join(map(chr, range(0x1EA0, 0x1EFA))) + "ĩũĨŨ"
    return latin + VIETNAMESE + tones + SIGNS


def cut(face: str, text: str) -> TTFont:
    """The face with the glyphs of `text` only, kerning and mark placement kept."""
    options = subset.Options(flavor="woff2", hinting=False, desubroutinize=True, name_IDs=[0, 1, 2, 13, 14])
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga"]
    font = TTFont(source(face), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    font.flavor = "woff2"
    return font


def tabular(face: str) -> TTFont:
    """The ten figures of the face, each centred on the same width."""
    font = cut(face, "0123456789")
    glyphs, metrics = font["glyf"], font["hmtx"]
    for name in font.getBestCmap().values():
        width, bearing = metrics[name]
        shift = (FIGURE_WIDTH - width) // 2
        glyphs[name].coordinates.translate((shift, 0))
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (FIGURE_WIDTH, bearing + shift)
    for table in ("GPOS", "GSUB"):
        if table in font:
            del font[table]
    return font


def build(folder: Path) -> list[Path]:
    """Write every face and the licence into `folder`; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for face, weight in WEIGHTS.items():
        for stem, font in (("text", cut(face, letters())), ("figures", tabular(face))):
            path = folder / f"be-vietnam-pro-{stem}-{weight}.woff2"
            font.save(path)
            written.append(path)
    licence = folder / "OFL.txt"
    shutil.copyfile(source("Regular").parent.parent / "LICENSE", licence)
    return [*written, licence]
