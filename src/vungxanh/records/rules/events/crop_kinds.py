"""Drug crops as kinds of events: words, forms, refusals and lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vungxanh.records.rules.events.answers import written
from vungxanh.records.rules.events.crops import (
    MOST,
    Crop,
    CropDestroyed,
    CropFound,
    advance,
    life,
    whole_square_metres,
)
from vungxanh.records.rules.events.shape import (
    DAY,
    Context,
    Field,
    Happened,
    Kind,
    Line,
    Refusal,
    RefusedEventError,
    Screen,
    Standing,
    Words,
    listed,
)

CROPS: Mapping[Crop, Words] = {
    Crop.POPPY: Words("cây thuốc phiện (anh túc)", "opium poppy"),
    Crop.CANNABIS: Words("cây cần sa", "cannabis"),
    Crop.OTHER: Words("cây khác có chứa chất ma túy", "another plant with drugs"),
}
FOUND = "crop_found"


def lines(told: Happened, before: Sequence[Standing]) -> Iterable[Line]:
    """What was destroyed, by number and by area."""
    return advance(life(before)[0], told)[1]


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """Why it cannot follow what was recorded before."""
    try:
        advance(life(context.life)[0], told)
    except RefusedEventError as error:
        return error.refusals
    return ()


def _amount(plants: int | None, area: int | None) -> Words:
    vi, en = [], []
    if plants is not None:
        vi.append(f"{plants} cây")
        en.append(f"{plants} plants")
    if area is not None:
        metres = whole_square_metres(area)
        vi.append(f"{metres} m²")
        en.append(f"{metres} m²")
    return Words(", ".join(vi), ", ".join(en))


def _says_found(told: Happened) -> Words:
    what: CropFound = told.facts
    amount = _amount(what.plants, what.area)
    if what.at_once:
        return Words(f"đã triệt phá {amount.vi}", f"{amount.en} destroyed")
    return Words(
        f"phát hiện {amount.vi}, chỉ tính khi đã triệt phá", f"{amount.en} found; counts once destroyed"
    )


def _says_destroyed(told: Happened) -> Words:
    amount = _amount(told.facts.plants, told.facts.area)
    return Words(f"đã triệt phá {amount.vi}", f"{amount.en} destroyed")


def whole(life_of: Sequence[Standing]) -> Iterable[Words]:
    """How much of what was found still stands, where anybody counted."""
    field, _ = life(life_of)
    if field is None:
        return
    if field.plants is not None and field.plants_left is not None:
        yield Words(
            f"Đã phát hiện {field.plants} cây, đã triệt phá {field.plants_gone}, còn {field.plants_left}.",
            f"{field.plants} plants found, {field.plants_gone} destroyed, {field.plants_left} left.",
        )
    if field.area is not None and field.area_left is not None:
        found, gone, left = (written(one, 2) for one in (field.area, field.area_gone, field.area_left))
        yield Words(
            f"Đã phát hiện {found} m², đã triệt phá {gone} m², còn {left} m².",
            f"{found} m² found, {gone} m² destroyed, {left} m² left.",
        )


AMOUNTS = (
    Field(
        name="plants",
        sort="number",
        label=Words("Số cây", "Plants"),
        hint=Words("Để trống nếu không đếm.", "Leave empty when nobody counted."),
        required=False,
        least=1,
        most=MOST,
    ),
    Field(
        name="area",
        sort="number",
        label=Words("Diện tích (m²)", "Area (m²)"),
        hint=Words("Như 120,5. Để trống nếu không đo.", "Like 120.5. Leave empty when nobody measured."),
        required=False,
        least=0,
        most=MOST,
        decimals=2,
    ),
)

KINDS = (
    Kind(
        name=FOUND,
        slug="cay-phat-hien",
        label=Words("Phát hiện cây có chứa chất ma túy", "Drug crop found"),
        facts=CropFound,
        lines=lines,
        refusals=refusals,
        says=_says_found,
        screens=(
            Screen(
                Words("Cây có chứa chất ma túy", "Drug crop"),
                (
                    DAY,
                    Field(
                        name="crop", sort="choice", label=Words("Loại cây", "Plant"), choices=listed(CROPS)
                    ),
                    *AMOUNTS,
                    Field(
                        name="at_once",
                        sort="yes",
                        label=Words("Đã triệt phá hết trong ngày", "All of it destroyed the same day"),
                        required=False,
                    ),
                ),
            ),
        ),
        pasted=True,
        whole=whole,
    ),
    Kind(
        name="crop_destroyed",
        slug="cay-triet-pha",
        label=Words("Triệt phá cây đã phát hiện", "Drug crop destroyed"),
        facts=CropDestroyed,
        lines=lines,
        refusals=refusals,
        says=_says_destroyed,
        screens=(Screen(Words("Đã triệt phá", "Destroyed"), (DAY, *AMOUNTS)),),
        follows=frozenset({FOUND}),
    ),
)
