"""Inspections (kiểm tra, đôn đốc): what was found where, the work it leads to, where each finding stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import CLOSED, State


class Mending(StrEnum):
    """Where a finding stands: nothing was asked, it is to be mended, it is mended, the work was dropped."""

    NOTED = "noted"
    OPEN = "open"
    MENDED = "mended"
    DROPPED = "dropped"


def mending(states: Iterable[State]) -> Mending:
    """Where a finding stands, by the states of the tasks that it led to.

    Mended is only what every owner has done; work that was dropped mends nothing.
    """
    every = list(states)
    if not every:
        return Mending.NOTED
    if any(one not in CLOSED for one in every):
        return Mending.OPEN
    return Mending.DROPPED if State.DROPPED in every else Mending.MENDED


def check_visit(*, office: str, day: date, on: date) -> None:
    """Refuse a visit without an office, or of a day that lies ahead. Raises ProgrammeRefusedError."""
    if not office.strip():
        raise ProgrammeRefusedError(
            "signatory",
            "Chưa ghi cơ quan kiểm tra: ghi tên cơ quan, không ghi họ tên",
            "It is not said which office inspects: give the office, not a name",
            field="office",
        )
    if day > on:
        raise ProgrammeRefusedError(
            "date",
            "Ngày kiểm tra ở tương lai: ghi ngày đã đến kiểm tra, việc sắp tới thì giao thành nhiệm vụ",
            "The day of the visit lies ahead: give the day it was made; give what is to come as a task",
            field="day",
        )


def check_finding(text: str) -> None:
    """Refuse a finding that says nothing. Raises ProgrammeRefusedError."""
    if not text.strip():
        raise ProgrammeRefusedError(
            "value",
            "Chưa ghi phát hiện điều gì: viết một câu về việc, không về người",
            "It does not say what was found: write a sentence about the work, not about people",
            field="text",
        )
