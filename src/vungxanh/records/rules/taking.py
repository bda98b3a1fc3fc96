"""What of an accepted mark can enter the register of published figures, and why not. No database.

A mark is a quantity that a person accepted in a document. The register holds figures of provinces and of the
nation only; a figure that would say something else than its document is refused with the arithmetic.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from vungxanh.records.rules.breaks import MERGER, last_day
from vungxanh.records.rules.measures import MEASURES
from vungxanh.records.rules.published import Claim, excess_unit

NATION: Literal["nation"] = "nation"
BELOW: Literal["below"] = "below"
Place = int | Literal["nation", "below"] | None
NATION_WORDS = ("cả nước", "toàn quốc", "Việt Nam", "trong nước", "đất nước")
BELOW_WORDS = (
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "huyện",
    "quận",
    "thị xã",
    "bản",
    "thôn",
    "xóm",
    "buôn",
    "ấp",
    "tổ dân phố",
    "khu phố",
)
"""First words of the names of units below a province; a city is told from a province by the register."""
CITY, PROVINCE_WORDS = "thành phố", ("tỉnh", "thành phố", "tp")


class NotTakenError(ValueError):
    """The mark cannot be taken as it stands; the text says why and what to do, in both languages.

    `reason` is the reason under which it may be refused, "" where the person can put it right.
    """

    def __init__(self, vi: str, en: str, reason: str = "") -> None:
        super().__init__(f"{vi} / {en}")
        self.vi, self.en, self.reason = vi, en, reason


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person who takes a mark says beside it.

    `area` is the province's id, None for the nation; `as_of` the day the document speaks for, ISO and maybe
    partial. `unit` "" keeps the unit that was accepted.
    """

    area: int | None
    as_of: str
    definition: str = ""
    target_type: str = ""
    unit: str = ""


def place_meant(
    text: str | None,
    provinces: Mapping[str, int],
    key: Callable[[str], str],
    lower: Callable[[str], bool] = lambda _: False,
) -> Place:
    """The province, the nation or something below a province that a mark's words of place mean.

    `provinces` maps the key of each name, with and without the word of its kind, to the province; `lower`
    says of a key that it is the name of a unit below. None where the words are missing or not known.
    """
    if not text:
        return None
    wanted = key(text)
    if wanted in provinces:
        return provinces[wanted]
    if wanted in set(map(key, NATION_WORDS)):
        return NATION
    if lower(wanted) or any(wanted.startswith(key(word) + " ") for word in (*BELOW_WORDS, CITY)):
        return BELOW
    return None


def claim_of_mark(
    data: Mapping[str, Any], choice: Choice, *, number: int, source: str, beside: Iterable[Mapping[str, Any]]
) -> Claim:
    """The claim a mark makes under a choice. Raises NotTakenError.

    `beside` are the other quantities accepted in the same document: a margin over a target is held against
    the share and the target that stand there.
    """
    _must_fit(data)
    if last_day(choice.as_of) is None:
        raise NotTakenError(
            "Chưa biết số liệu tính đến ngày nào. Hãy ghi ngày (ví dụ 2025-12-14), tháng hoặc năm.",
            "It is not known as of which day this is. Enter a day (such as 2025-12-14), a month or a year.",
        )
    claim = _claim(data, choice, number, source)
    return _margin_checked(claim, [one for one in beside if one is not data])


def _must_fit(data: Mapping[str, Any]) -> None:
    """Raise unless the register has a place for this kind of quantity."""
    if data["role"] == "restated":
        raise NotTakenError(
            "Đây là số nhắc lại của một số khác trong cùng văn bản; hãy nhận số gốc và từ chối số này.",
            "This repeats another figure of the same text; take that one and refuse this.",
            "restated",
        )
    if data["role"] == "non_drug" or data["measure"] not in MEASURES:
        raise NotTakenError(
            "Sổ chỉ giữ số liệu về phòng, chống ma túy có tên trong danh mục; hãy từ chối số này.",
            "The register holds only drug control figures of its list; refuse this one.",
            "not_drug",
        )
    if data["value"] is None:
        raise NotTakenError(
            "Văn bản không in con số nào ở đây; hãy từ chối.",
            "The text prints no number here; refuse it.",
            "unclear",
        )


def _claim(data: Mapping[str, Any], choice: Choice, number: int, source: str) -> Claim:
    period = data.get("period") or {}
    target = data["role"] == "target"
    end = _date(period.get("to"))
    unit = choice.unit or data["unit"] or ""
    if unit not in MEASURES[data["measure"]].units:
        known = ", ".join(MEASURES[data["measure"]].units)
        raise NotTakenError(
            f"Đơn vị “{unit}” không phải của chỉ tiêu này ({known}). Hãy sửa ở trang xét tài liệu.",
            f"The unit “{unit}” is not one of this measure ({known}). Correct it in the document's review.",
            "unclear",
        )
    if target and not end:
        raise NotTakenError(
            "Chỉ tiêu phải có hạn (đến năm, đến ngày nào). Hãy sửa ở trang xét tài liệu.",
            "A target needs the year or day it is due. Correct it in the document's review.",
            "unclear",
        )
    as_of = last_day(choice.as_of)
    return Claim(
        key=f"mark-{number}",
        area=choice.area,
        measure=data["measure"],
        value=_exact(data["value"]),
        unit=unit,
        source=source,
        decimals=_decimals(data["value"]),
        value_max=None if data.get("value_max") is None else _exact(data["value_max"]),
        substance=data.get("substance") or "",
        comparator=data["comparator"],
        role=data["role"],
        target_type=(choice.target_type or "floor") if target else "",
        denominator=None if data.get("denominator") is None else _exact(data["denominator"]),
        definition=choice.definition,
        start=_date(period.get("from")),
        end=end,
        as_of=choice.as_of,
        era="after" if as_of is not None and as_of >= MERGER else "before",
    )


def _date(text: object) -> str:
    """The date of a mark where it has a year; without one it has no place in time."""
    return text if isinstance(text, str) and last_day(text) else ""


def exact_number(text: object) -> Fraction | None:
    """The number that a mark holds as text; None where it is not one."""
    try:
        return Fraction(str(text))
    except (ValueError, ZeroDivisionError):
        return None


def _exact(text: object) -> Fraction:
    """The number, which must be one that can be printed in full."""
    value = exact_number(text)
    if value is None or (value * 10**6).denominator != 1 or abs(value) >= 10**15:
        raise NotTakenError(
            f"Số “{text}” không viết được chính xác với sáu chữ số thập phân; hãy từ chối.",
            f"The number “{text}” cannot be written exactly with six decimal places; refuse it.",
            "unclear",
        )
    return value


def _decimals(text: object) -> int:
    """How many decimal places a number was read with; a fraction has none."""
    return min(len(str(text).partition(".")[2]), 6)


def _margin_checked(claim: Claim, beside: Iterable[Mapping[str, Any]]) -> Claim:
    """A margin over a target in its right unit; percent that can only be points is refused."""
    if claim.measure != "target_pct" or claim.role == "target":
        return claim
    every = [one for one in beside if one["measure"] == "drug_free_share_pct" and one["value"] is not None]
    shares = {_exact(one["value"]) for one in every if one["role"] == "result"}
    targets = {_exact(one["value"]) for one in every if one["role"] == "target"}
    margin = replace(claim, definition="over_target")
    if claim.unit == "pp" or len(shares) != 1 or len(targets) != 1:
        return margin if claim.unit == "pp" else claim
    (share,), (target,) = shares, targets
    if excess_unit(claim.value, share, target, decimals=claim.decimals) == "pp":
        raise _as_points(claim, share, target)
    return margin


def _as_points(claim: Claim, share: Fraction, target: Fraction) -> NotTakenError:
    """Why a margin is refused as a percentage, with both ways of working it out."""
    numbers = [_shown(one) for one in (share, target, claim.value, (share - target) * 100 / target)]
    vi = [one.replace(".", ",") for one in numbers]
    return NotTakenError(
        f"{vi[0]} % − {vi[1]} % = {vi[2]} điểm phần trăm; tính theo tỷ lệ thì phải là {vi[3]} %."
        " Hãy chọn đơn vị điểm phần trăm rồi nhận.",
        f"{numbers[0]}% − {numbers[1]}% = {numbers[2]} percentage points; as a percentage it would be"
        f" {numbers[3]}%. Choose percentage points and take it.",
    )


def _shown(value: Fraction) -> str:
    """A number in as many decimal places as it needs, two at most."""
    return f"{float(round(value, 2)):.2f}".rstrip("0").rstrip(".")
