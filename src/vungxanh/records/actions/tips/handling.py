"""Acts of posts on tips: pass to the commune, check there, close, and open a text with the own key."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from vungxanh.access.interface import (
    Actor,
    Purpose,
    Verb,
    acting,
    here,
    looking,
    record_look,
    visible_areas,
)
from vungxanh.records.actions.tips.keeping import destroy_texts
from vungxanh.records.actions.tips.keys import unlocked
from vungxanh.records.models import Tip, TipAct, TipText
from vungxanh.records.rules.tips import course
from vungxanh.records.rules.tips.course import TipRefusedError
from vungxanh.records.rules.tips.lists import Finding, Outcome, TipActKind, TipState
from vungxanh.records.rules.tips.sealing import opened


class NoTipError(LookupError):
    """No such tip for this post: missing, foreign and not yet passed are one answer."""


def pass_tip(*, tip_id: UUID, by: Actor, at: datetime) -> None:
    """Pass a tip to its commune, which sees its listed fields from the next day. Raises TipRefusedError."""
    on = localdate(at)
    with _held(tip_id, Verb.RECEIVE_TIPS, by, on) as tip:
        tip.passed_on = on
        _act(tip, TipActKind.PASS, "", by, on)


def check_tip(*, tip_id: UUID, finding: Finding, by: Actor, at: datetime) -> None:
    """Note what the commune found where it looked. Raises TipRefusedError."""
    on = localdate(at)
    with _held(tip_id, Verb.HANDLE_TIP, by, on) as tip:
        if tip.passed_on is None or tip.passed_on >= on:
            raise NoTipError
        tip.finding = finding.value
        _act(tip, TipActKind.CHECK, finding.value, by, on)


def close_tip(*, tip_id: UUID, outcome: Outcome, by: Actor, at: datetime) -> None:
    """Close a tip and destroy its text at once, in the same transaction. Raises TipRefusedError."""
    on = localdate(at)
    with _held(tip_id, Verb.RECEIVE_TIPS, by, on) as tip:
        tip.outcome, tip.closed_on = outcome.value, on
        _act(tip, TipActKind.CLOSE, outcome.value, by, on)
        if tip.with_text and tip.text_ended_on is None:
            destroy_texts([tip.pk], on=on, by=by)


def open_text(*, tip_id: UUID, words: str, by: Actor, at: datetime) -> str:
    """The text of an open tip, opened with the own key under its passphrase; the look is recorded.

    Raises TipRefusedError where the passphrase is wrong, the key does not fit or the text is gone.
    """
    on = localdate(at)
    _key, identity = unlocked(by, words, on=on)
    with _held(tip_id, Verb.RECEIVE_TIPS, by, on) as tip:
        row = TipText.objects.filter(tip=tip.pk).first()
        if row is None or tip.state == TipState.CLOSED or not course.text_stands(tip.received_on, on):
            raise TipRefusedError(
                "gone", "Tin này không còn nội dung viết.", "This tip has no written text any more."
            )
        record_look(tip.area_id, [tip.pk])
        return opened(bytes(row.sealed), tip.pk, identity)


@contextmanager
def _held(tip_id: UUID, verb: Verb, by: Actor, on: date) -> Iterator[Tip]:
    """A tip of the own areas, held until the end of the transaction. Raises NoTipError, Refused."""
    wanted = visible_areas(by, on=on, gone=True)
    with (
        acting(by, "handle tip"),
        looking(by, verb=verb, purpose=Purpose.HANDLE_TIP, areas=wanted, on=on),
    ):
        tip = Tip.objects.select_for_update().filter(here(Tip, tip_id)).first()
        if tip is None:
            raise NoTipError
        yield tip


def _act(tip: Tip, what: TipActKind, word: str, by: Actor, on: date) -> None:
    """Write a step with who took it."""
    tip.state = course.after(TipState(tip.state), what).value
    tip.save()
    TipAct.objects.create(
        tip=tip, area_id=tip.area_id, day=on, what=what.value, word=word, post_id=by.post_id, holder=by.holder
    )
