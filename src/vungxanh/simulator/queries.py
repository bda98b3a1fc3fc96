"""What the simulator borrows of a real province: how many communes, how large, beside which; no names."""

from datetime import date

from vungxanh.areas.interface import (
    RegisteredUnit,
    communes_of,
    name_key,
    official_register,
    provinces,
    residents_of,
)
from vungxanh.simulator.rules.shapes import Shape, borrowed_shape


class UnknownProvinceError(LookupError):
    """No province of that name stands on the day."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không có tỉnh {name!r}: hãy ghi tên một tỉnh hiện nay, ví dụ Sơn La."
            f" / There is no province {name!r}: give the name of one of today, such as Sơn La."
        )


def shape_of(name: str, *, on: date, seed: int) -> Shape:
    """The shape of a province by its communes of the day in the official register.

    Sizes are those of an imported series of residents; without one all are of average size. Raises
    UnknownProvinceError.
    """
    register = official_register()
    found = [
        unit
        for unit in register.by_name.get(name_key(name), [])
        if unit.level == "province" and unit.valid_on(on)
    ]
    if not found:
        raise UnknownProvinceError(name)
    return borrowed_shape(register.communes(found[0], on), _residents(found[0], on), seed)


def _residents(province: RegisteredUnit, on: date) -> dict[str, int]:
    """How many live in each commune, by code, as far as this database holds it."""
    area = next((one for one in provinces(on) if one.code == province.code), None)
    if area is None:
        return {}
    inside = {unit.id: unit.code for unit in communes_of(area.id, on)}
    known = residents_of(inside, basis="registered", on=on) | residents_of(inside, basis="actual", on=on)
    return {inside[area_id]: held.residents for area_id, held in known.items()}
