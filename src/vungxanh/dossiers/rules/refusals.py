"""Refusals: what happened, what the law says, what to do; in Vietnamese and English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: the instrument's symbol, its article, and the clause where one is meant."""

    instrument: str
    article: int
    clause: int | None = None

    @property
    def vi(self) -> str:
        """As Vietnamese documents cite."""
        clause = f"khoản {self.clause} " if self.clause else ""
        return f"{clause}Điều {self.article} {self.instrument}"

    @property
    def en(self) -> str:
        """In English."""
        clause = f".{self.clause}" if self.clause else ""
        return f"{self.instrument} Article {self.article}{clause}"


Code = Literal[
    "age", "area_gone", "crossed", "day", "decision_future", "double", "exclusive", "expired", "issuer",
    "list", "minors", "months", "no_law", "no_origin", "no_start", "not_begun", "not_corrected", "not_live",
    "not_waiting", "nothing", "objection", "own_act", "paper_number", "pending", "predecessor", "reason",
    "same_commune", "same_decision", "suspension", "symbol", "transfer_open", "turning",
]  # fmt: skip


class RefusedError(ValueError):
    """An act that the law or a safeguard does not allow; nothing of it is done.

    `code` names the rule, `vi` and `en` say it to people, `cites` is where it stands, `offers` are the areas
    that may be chosen instead.
    """

    def __init__(
        self, code: Code, vi: str, en: str, *, cites: Sequence[Citation] = (), offers: Sequence[int] = ()
    ) -> None:
        self.code = code
        self.cites = tuple(cites)
        self.offers = tuple(offers)
        self.vi = vi + (f" ({'; '.join(cite.vi for cite in cites)})" if cites else "")
        self.en = en + (f" ({'; '.join(cite.en for cite in cites)})" if cites else "")
        super().__init__(f"{self.vi} / {self.en}")
