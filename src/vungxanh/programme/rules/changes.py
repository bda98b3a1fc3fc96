"""What every correction of an entry keeps to: it changes something, says why, overwrites nothing unseen."""

from __future__ import annotations

from collections.abc import Mapping

from vungxanh.programme.rules.refusals import ProgrammeRefusedError


def replaced(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What differs: by field the text that stood and the one in its place, "" for none."""
    return {name: (old, after[name]) for name, old in before.items() if old != after[name]}


def check_differs(found: Mapping[str, tuple[str, str]], *, field: str) -> None:
    """Refuse a correction that changes nothing. Raises ProgrammeRefusedError."""
    if not found:
        raise ProgrammeRefusedError(
            "value",
            "Chưa có gì khác với điều đang ghi: sửa chỗ sai rồi lưu lại",
            "Nothing differs from what stands: mend what is wrong, then save again",
            field=field,
        )


def check_reason(reason: str) -> None:
    """Refuse a change without a reason. Raises ProgrammeRefusedError."""
    if not reason.strip():
        raise ProgrammeRefusedError(
            "reason",
            "Chưa ghi vì sao đính chính: viết một câu để người đọc sau hiểu",
            "It does not say why: write a sentence that whoever reads it later understands",
            field="reason",
        )


def check_seen(seen: int | None, changes: int, *, field: str) -> None:
    """Refuse a correction of a page that somebody else has changed meanwhile. Raises ProgrammeRefusedError.

    `seen` is how many changes stood when the page was opened, None where that is not known.
    """
    if seen is not None and seen != changes:
        raise ProgrammeRefusedError(
            "state",
            "Người khác vừa đính chính mục này: xem lại điều đang ghi, rồi sửa tiếp nếu còn sai",
            "Somebody else has just corrected this entry: look at what stands, then mend what is still wrong",
            field=field,
        )
