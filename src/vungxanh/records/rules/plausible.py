"""Figures that can be right but seldom are: told to the sender, refused by nobody."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vungxanh.intake.interface import ParsedSheet, Problem
from vungxanh.records.rules.content import Content


@dataclass(frozen=True)
class Doubt:
    """A figure that exceeds another: the columns added up on each side, and what is said of it."""

    more: tuple[str, ...]
    vi: str
    en: str


_ABOVE_RESIDENTS = (
    Doubt(
        ("managed_addicts", "managed_users"),
        "số người có hồ sơ quản lý nhiều hơn dân số: hãy kiểm tra lại cả hai số",
        "more people have a management file than reside here: check both figures",
    ),
    Doubt(
        ("offenders_arrested",),
        "số đối tượng bị bắt giữ nhiều hơn dân số: hãy kiểm tra lại cả hai số",
        "more offenders were arrested than people reside here: check both figures",
    ),
)


def doubts(sheet: ParsedSheet, content: Content, reasons: Mapping[int, tuple[str, str]]) -> Iterator[Problem]:
    """A note for every odd figure, at its cell.

    `reasons` says in Vietnamese and English why the residents of an area (by id) are doubted.
    """
    place = {key: index for index, key in enumerate(sheet.letters)}
    residents_at = place.get("residents")
    if residents_at is None:
        return
    for area_id, row in content.areas.items():
        if area_id in reasons:
            vi, en = reasons[area_id]
            yield Problem(
                sheet.name,
                sheet.cell("residents", row.number),
                f"{vi}: xã chưa được xếp loại cho đến khi có chức danh xác nhận số này",
                f"{en}: the commune gets no class until a post accepts the number",
            )
        residents = row.values[residents_at]
        for doubt in _ABOVE_RESIDENTS:
            counted = [row.values[place[key]] for key in doubt.more if key in place]
            most = sum(value for value in counted if isinstance(value, int))
            if isinstance(residents, int) and most > residents:
                yield Problem(sheet.name, sheet.cell(doubt.more[0], row.number), doubt.vi, doubt.en)
