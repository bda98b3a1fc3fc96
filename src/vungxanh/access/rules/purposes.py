"""What rows of dossiers may be looked at for: a closed list with its ground in law (`data/purposes.yaml`)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).resolve().parent.parent / "data" / "purposes.yaml"


class Purpose(StrEnum):
    """What somebody looks for (mục đích xem)."""

    MANAGE = "manage"
    HAND_OVER = "hand_over"
    ANSWER_REQUEST = "answer_request"
    CHECK_QUALITY = "check_quality"
    RECONCILE = "reconcile"
    OVERSIGHT = "oversight"
    COUNT = "count"
    LAPSE = "lapse"
    ERASE = "erase"
    REPLAY = "replay"
    VERIFY = "verify"
    HANDLE_TIP = "handle_tip"
    KEEP_TIPS = "keep_tips"


@dataclass(frozen=True)
class PurposeWords:
    """What a purpose is called in both languages, its ground, and whether a post may name it."""

    vi: str
    en: str
    ground_vi: str
    ground_en: str
    of_people: bool


@cache
def _file() -> dict[str, Any]:
    """The file as it stands."""
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


def purpose_words(purpose: Purpose) -> PurposeWords:
    """What the file says of a purpose."""
    row = next(row for row in _file()["purposes"] if row["purpose"] == purpose)
    grounds = (_ground(row, "Điều", "khoản"), _ground(row, "Art.", "cl."))
    return PurposeWords(row["vi"], row["en"], *grounds, of_people=row["who"] == "people")


def _ground(row: dict[str, Any], article: str, clause: str) -> str:
    """The ground in law in one line, or the safeguard of ours that stands in its place."""
    instruments = _file()["instruments"]
    cited = [
        f"{article} {one['article']}"
        + (f" {clause} {one['clause']}" if "clause" in one else "")
        + f" {instruments[one['instrument']]}"
        for one in row.get("cites", ())
    ]
    return "; ".join(cited) or str(row["ground"])
