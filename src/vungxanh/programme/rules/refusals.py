"""Refusals of the programme: what is wrong, where, and what to do; in Vietnamese and English."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "area",
    "circular",
    "clause_text",
    "cut_off",
    "date",
    "dates_agree",
    "decision_date",
    "dependency",
    "end",
    "forbidden_target",
    "floor",
    "more_present",
    "no_data",
    "overlap",
    "owner_gone",
    "reason",
    "reasons_sum",
    "relation",
    "signatory",
    "state",
    "source",
    "symbol",
    "task_end",
    "value",
]


class ProgrammeRefusedError(ValueError):
    """Something that the rules of the programme do not allow; nothing of it is kept.

    `code` names the rule, `field` the field it concerns, `offers` the areas that may be chosen instead.
    """

    def __init__(
        self, code: Code, vi: str, en: str, *, field: str = "", offers: tuple[int, ...] = ()
    ) -> None:
        self.code, self.vi, self.en, self.field, self.offers = code, vi, en, field, offers
        super().__init__(f"{vi} / {en}")
