"""The closed lists of what waits around a dossier: proposals, transfers, requests, notices."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What one human proposes and another approves."""

    OPEN = "open"
    ACCEPT = "accept"
    RENEW = "renew"
    END = "end"
    CORRECT = "correct"


class Declined(StrEnum):
    """Why a proposal is sent back: from a list, because nothing about a person may be written."""

    PAPER_DIFFERS = "paper_differs"
    PAPER_MISSING = "paper_missing"
    WRONG_KIND = "wrong_kind"
    NO_GROUND = "no_ground"
    NOT_NEEDED = "not_needed"


class Told(StrEnum):
    """What a commune that holds another dossier of the same person is told."""

    CORRECTED = "corrected"
    ENDED_ERROR = "ended_error"
    OBJECTION_OPEN = "objection_open"
    OBJECTION_CLOSED = "objection_closed"


ACTS = [act.value for act in Act]
DECLINED = [reason.value for reason in Declined]
TOLD = [what.value for what in Told]
TRANSFER_OUTCOMES = ["accepted", "withdrawn", "ended", "joined"]
LEVELS = ["commune", "province", "reviewer"]
