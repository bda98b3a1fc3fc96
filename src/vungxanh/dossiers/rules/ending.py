"""Ending and suspending: only on a ground that the law knows, and never by one human alone."""

from __future__ import annotations

from datetime import date, timedelta

from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.handover import not_live
from vungxanh.dossiers.rules.kinds import Ground, Reason
from vungxanh.dossiers.rules.law import Law, Stay, the_law
from vungxanh.dossiers.rules.opening import check_two_humans
from vungxanh.dossiers.rules.refusals import Citation, RefusedError
from vungxanh.dossiers.rules.state import State


def check_end(
    state: State | None, reason: Reason, day: date, *, by: str, approved_by: str, law: Law | None = None
) -> tuple[Citation, ...]:
    """Where the ground of an end stands; nothing for an error, which rests on the person's own right.

    Raises RefusedError when the dossier is over, one human would approve their own act, or the law of that
    day does not know the ground for this kind.
    """
    law = law or the_law()
    if state is None:
        raise not_live()
    check_two_humans(by, approved_by)
    if reason is Reason.ERROR:
        return ()
    exits = law.exits(state.kind, law.on(day))
    if reason not in exits:
        vi, en = law.name(state.kind)
        known = tuple(dict.fromkeys(cite for cites in exits.values() for cite in cites))
        raise RefusedError(
            "reason",
            f"luật không có căn cứ này để kết thúc {vi}; hãy chọn căn cứ khác hoặc mở hồ sơ đúng loại",
            f"the law does not end {en} on this ground: choose another, or open the right kind of dossier",
            cites=known,
        )
    return exits[reason]


def check_suspension(state: State | None, ground: Ground, day: date, *, law: Law | None = None) -> Stay:
    """What a suspension does to the term. Raises RefusedError when the dossier is over or suspended, or the
    law of that day does not know the ground for this kind."""
    law = law or the_law()
    if state is None:
        raise not_live()
    stay = law.stay(state.kind, ground, law.on(day))
    if stay is None or state.suspension is not None:
        vi, en = law.name(state.kind)
        raise RefusedError(
            "suspension",
            f"chưa thấy căn cứ để tạm đình chỉ {vi} trong trường hợp này, hoặc hồ sơ đang tạm đình chỉ",
            f"no ground is known to suspend {en} in this case, or the dossier is suspended already",
            cites=stay.cites if stay else (),
        )
    return stay


def destroy_by(ended: date, *, defaults: Defaults = STANDARD) -> date:
    """The last day on which a dossier that was ended as an error may still exist."""
    return ended + timedelta(defaults.error_destroyed_days)
