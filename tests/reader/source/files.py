"""Invented files of every kind, made on the spot."""

import ctypes
import io
import unicodedata
import zipfile
from pathlib import Path

import fontpkg_be_vietnam_pro
import pypdfium2
import pypdfium2.raw as pdfium

from vungxanh.reader.rules.source.legacy import _table

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SAMPLE = (
    "Công an tỉnh Mẫu tổ chức hội nghị sơ kết công tác phòng, chống ma túy. Từ đầu năm đến nay, "
    "lực lượng chức năng đã bắt 47 vụ, 61 đối tượng, thu giữ 702,35g heroin. Người "
    "nghiện được quản lý chặt chẽ; các xã, phường đẩy mạnh tuyên truyền, giữ vững địa bàn không có tệ nạn."
)


def old(text: str, encoding: str) -> str:
    """The text as an old encoding shows it, letter for letter."""
    back = {letter: shown for shown, letter in sorted(_table(encoding).items(), reverse=True)}
    return "".join(back.get(letter, letter) for letter in text)


def cp1258(text: str) -> bytes:
    """Windows-1258, in which tone marks stand behind their letter."""
    made = b""
    for letter in text:
        try:
            made += letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tones = [mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
            made += (base + "".join(tones)).encode("cp1258")
    return made


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


def paragraph(text: str, font: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return f"<w:p><w:r>{fonts}<w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def pdf(*pages: list[tuple[float, float, str]]) -> bytes:
    """A PDF whose pages hold these texts, each at its place in points from the left and from below."""
    document = pypdfium2.PdfDocument.new()
    face = next(Path(fontpkg_be_vietnam_pro.__file__).parent.rglob("*Regular.ttf")).read_bytes()
    raw = (ctypes.c_ubyte * len(face)).from_buffer_copy(face)
    font = pdfium.FPDFText_LoadFont(document, raw, len(face), pdfium.FPDF_FONT_TRUETYPE, True)
    for texts in pages:
        page = document.new_page(595, 842)
        for left, bottom, words in texts:
            _write(document, page, font, left, bottom, words)
        pdfium.FPDFPage_GenerateContent(page)
        page.close()
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def _write(document, page, font, left: float, bottom: float, words: str) -> None:
    shown = pdfium.FPDFPageObj_CreateTextObj(document, font, 12.0)
    letters = (words + "\0").encode("utf-16-le")
    wide = (ctypes.c_ushort * (len(letters) // 2)).from_buffer_copy(letters)
    pdfium.FPDFText_SetText(shown, wide)
    pdfium.FPDFPageObj_Transform(shown, 1, 0, 0, 1, left, bottom)
    pdfium.FPDFPage_InsertObject(page, shown)
