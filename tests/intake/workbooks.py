"""Workbooks made for a test, upright and crooked."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl

from vungxanh.intake.interface import Column, FormDefinition, Kind, SheetDefinition

FORM = FormDefinition(
    code="mau",
    version=1,
    vi="Biểu mẫu",
    en="Form",
    sheets=(
        SheetDefinition(
            "figures",
            "Số liệu",
            "Figures",
            (
                Column("code", Kind.TEXT, "Mã địa bàn", "Area code"),
                Column("name", Kind.TEXT, "Tên xã, phường", "Commune", required=False),
                Column("residents", Kind.POSITIVE, "Dân số hiện đang cư trú", "Residents"),
                Column("people", Kind.COUNT, "Người đang được quản lý", "Managed people"),
                Column("area", Kind.MEASURED, "Diện tích (m²)", "Area"),
                Column("any", Kind.PRESENCE, "Đối tượng truy nã", "Fugitives"),
                Column(
                    "mark",
                    Kind.CHOICE,
                    "Tuyến",
                    "Route",
                    required=False,
                    choices={"không": "none", "nội tỉnh": "intra"},
                ),
            ),
        ),
        SheetDefinition(
            "routes",
            "Tuyến trọng điểm",
            "Key routes",
            (Column("route", Kind.TEXT, "Tên tuyến", "Route"),),
            required=False,
        ),
    ),
)
HEAD = [
    "Mã địa bàn",
    "Dân số hiện đang cư trú",
    "Người đang được quản lý",
    "Diện tích (m²)",
    "Đối tượng truy nã",
]
GOOD = ["MT-01", 1904, 3, 750, 0]

Change = Callable[[openpyxl.Workbook], object]


def book(path: Path, rows: Sequence[Sequence[object]] = (GOOD,), change: Change | None = None) -> Path:
    """A workbook with the headings and rows, changed as the test wants."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Số liệu"
    for row in [HEAD, *rows]:
        sheet.append(list(row))
    if change:
        change(made)
    made.save(path)
    return path


def repack(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The archive with its parts changed: what no honest program writes."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    return packed(path, parts)


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    """An archive of these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(held.getvalue())
    return path
