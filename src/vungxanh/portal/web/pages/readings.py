"""All readings of a run as data: how the classes come out under each, and which communes move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from vungxanh.areas.interface import titled
from vungxanh.assessment.interface import CommuneRow, ReadingCounts, RunSummary
from vungxanh.portal.web.pages.communes import commune_table
from vungxanh.ui.interface import Cell, Column, Table, figure, table, word, words

SHOWN = ("drug_free", "unclassified", "III", "II", "I")


@dataclass(frozen=True)
class ReadingsPage:
    """Everything the readings template places."""

    run: RunSummary
    base: str
    name: str
    counts: Table
    moved: Table
    points: tuple[tuple[str, tuple[str, ...]], ...]


def count_column(verdict: str) -> Column[ReadingCounts]:
    """How many communes have a class under each reading."""

    def value(reading: ReadingCounts) -> int:
        return reading.counts.get(verdict, 0)

    return Column(verdict, word(verdict), lambda reading: figure(value(reading)), value, end=True)


def counts_table(run: RunSummary, asked: Mapping[str, str]) -> Table:
    """One row per reading, the one in use first."""
    first = sorted(run.readings, key=lambda reading: reading.key != run.reading)
    used = gettext("đang dùng")
    columns = [
        Column[ReadingCounts](
            "cach",
            gettext("Cách hiểu"),
            lambda reading: Cell(words.reading(reading.key), note=used if reading.key == run.reading else ""),
        ),
        *map(count_column, SHOWN),
        Column[ReadingCounts](
            "doi",
            gettext("Số xã, phường đổi loại"),
            lambda reading: figure(reading.changed),
            lambda reading: reading.changed,
            end=True,
        ),
    ]
    return table(
        first, columns, anchor="cach-hieu", caption=gettext("Kết quả theo từng cách hiểu"), query=asked
    )


def open_points() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each point the text leaves open, with its options, the default first."""
    asked = {
        "bands": gettext("Khoản 2 và khoản 3 Điều 4 in cận trên; điểm đ nói “loại II trở lên”"),
        "zero": gettext("Khoản 3 Điều 4 chỉ in “dưới” một tỷ lệ"),
        "precedence": gettext("Điều 4 và Điều 6 có phần trùng nhau"),
        "nested_dd": gettext("Điểm đ khoản 1 đếm tiêu chí, điểm đ khoản 2 cũng là một tiêu chí"),
    }
    options = {
        "bands": ("cumulative", "literal"),
        "zero": ("positive", "literal"),
        "precedence": ("drug_free_over_III", "drug_free_first", "key_first"),
        "nested_dd": ("exclude", "include"),
    }
    return tuple(
        (asked[name], tuple(words.option(name, choice) for choice in options[name]))
        for name in words.OPEN_POINTS
    )


def readings_page(
    run: RunSummary, rows: Sequence[CommuneRow], *, base: str, asked: Mapping[str, str]
) -> ReadingsPage:
    """The page of all readings of a run."""
    moved = [row for row in rows if row.other_verdicts]
    return ReadingsPage(
        run=run,
        base=base,
        name=titled(run.province),
        counts=counts_table(run, asked),
        moved=commune_table(moved, base=base, asked=asked, anchor="bang"),
        points=open_points(),
    )
