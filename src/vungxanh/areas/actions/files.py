"""Reading files that name areas by their official code."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from vungxanh.areas.models import Area
from vungxanh.areas.rules.naming import COMMUNE, DISTRICT, PROVINCE

LEVEL_OF_LENGTH = {2: PROVINCE, 3: DISTRICT, 5: COMMUNE}


class AreaFileError(ValueError):
    """A file cannot be taken in; the message says where and what to do. Nothing was stored."""


def read_bytes(file: Path, largest: int) -> bytes:
    """The content of a file no larger than `largest` bytes. Raises AreaFileError."""
    try:
        if file.stat().st_size > largest:
            raise AreaFileError(
                f"{file.name}: tệp lớn hơn {largest // 1_000_000} MB; hãy đơn giản hóa hoặc chia nhỏ. / "
                f"{file.name}: larger than {largest // 1_000_000} MB; simplify or split it."
            )
        return file.read_bytes()
    except OSError as error:
        raise AreaFileError(
            f"{file.name}: không đọc được tệp ({error.strerror}). / "
            f"{file.name}: the file cannot be read ({error.strerror})."
        ) from error


def areas_by_code(file: Path, codes: Iterable[str], on: date) -> dict[str, int]:
    """The official unit of each code valid on a day. Raises AreaFileError naming unknown codes."""
    wanted = set(codes)
    rows = Area.objects.filter(
        origin=Area.Origin.OFFICIAL, code__in=wanted, validity__contains=on
    ).values_list("code", "level", "pk")
    found = {code: pk for code, level, pk in rows if LEVEL_OF_LENGTH.get(len(code)) == level}
    if unknown := sorted(wanted - set(found)):
        few = ", ".join(unknown[:10]) + (" …" if len(unknown) > 10 else "")
        raise AreaFileError(
            f"{file.name}: {len(unknown)} mã không phải đơn vị hành chính ngày {on:%d/%m/%Y}: {few}. "
            "Kiểm tra mã (đủ số 0 ở đầu) và ngày. / "
            f"{file.name}: no unit bears these {len(unknown)} codes on {on}: {few}. "
            "Check the codes (with leading zeros) and the day."
        )
    return found
