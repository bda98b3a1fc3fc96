"""Makes invented provinces for samples and training; they never look official."""

import re
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from vungxanh.areas.models import Area
from vungxanh.areas.queries.lookups import AreaSummary, summary
from vungxanh.areas.rules.naming import COMMUNE, KINDS_OF_LEVEL, PROVINCE, bare_name, name_key, sort_key

OFFICIAL_FORM = re.compile(r"[0-9]+")


class IllustrativeAreaError(ValueError):
    """The invented province cannot be made as asked."""


@transaction.atomic
def create_illustrative_province(
    *,
    code: str,
    name: str,
    communes: Sequence[tuple[str, str, str]],
    valid_from: date,
    by: str,
    kind: str = "tinh",
) -> AreaSummary:
    """Make an invented province with its communes, given as (code, name, kind).

    Codes need a character that is no digit, so that none can be taken for an official one. Names
    may be given with or without the word of the kind. Asking again for the same changes nothing.

    Raises IllustrativeAreaError for a code of official form, a wrong kind, a code given twice, or
    a province of that code with other communes.
    """
    _check(code, kind, communes)
    existing = Area.objects.filter(origin=Area.Origin.ILLUSTRATIVE, level=PROVINCE, code=code).first()
    if existing is not None:
        _check_same(existing, name, kind, communes)
        return summary(existing)
    province = _area(PROVINCE, code, name, kind, valid_from, None)
    province.save()
    Area.objects.bulk_create(
        _area(COMMUNE, its_code, its_name, its_kind, valid_from, province)
        for its_code, its_name, its_kind in communes
    )
    return summary(province)


def _area(level: str, code: str, name: str, kind: str, start: date, parent: Area | None) -> Area:
    bare = bare_name(name, kind)
    return Area(
        level=level,
        code=code,
        name=bare,
        kind=kind,
        parent=parent,
        validity=DateRange(start, None),
        origin=Area.Origin.ILLUSTRATIVE,
        sort_key=sort_key(bare),
        search_key=name_key(bare),
        source="illustrative",
    )


def _check(code: str, kind: str, communes: Sequence[tuple[str, str, str]]) -> None:
    codes = [code, *(its_code for its_code, _, _ in communes)]
    if official := [one for one in codes if OFFICIAL_FORM.fullmatch(one) or not one.strip()]:
        raise IllustrativeAreaError(
            f"Mã {official[0]!r} trông như mã chính thức; địa bàn minh họa phải có ít nhất một ký tự không "
            f"phải chữ số, ví dụ M001. / Code {official[0]!r} looks official; an illustrative area needs "
            "at least one character that is no digit, such as M001."
        )
    if len(set(codes)) != len(codes):
        raise IllustrativeAreaError("Có mã bị lặp. / A code is given twice.")
    wrong = [its for _, _, its in communes if its not in KINDS_OF_LEVEL[COMMUNE]]
    if wrong or kind not in KINDS_OF_LEVEL[PROVINCE]:
        raise IllustrativeAreaError(
            f"Loại địa bàn {(wrong or [kind])[0]!r} không có. / There is no kind {(wrong or [kind])[0]!r}."
        )


def _check_same(province: Area, name: str, kind: str, communes: Sequence[tuple[str, str, str]]) -> None:
    rows = set(province.children.values_list("code", "name", "kind"))
    wanted = {(code, bare_name(its_name, its_kind), its_kind) for code, its_name, its_kind in communes}
    if rows != wanted or (province.name, province.kind) != (bare_name(name, kind), kind):
        raise IllustrativeAreaError(
            f"Đã có địa bàn minh họa mã {province.code} với nội dung khác. / "
            f"An illustrative province {province.code} exists with other content."
        )
