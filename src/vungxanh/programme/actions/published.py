"""Entering what a public source tells of a conference that others held, and withdrawing such an entry."""

from datetime import datetime

from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, covered, require
from vungxanh.programme.actions.frame import keeper_of, writing
from vungxanh.programme.models import (
    PublishedConference,
    PublishedConferenceDirective,
    PublishedPoint,
    PublishedStatement,
    PublishedWithdrawal,
)
from vungxanh.programme.queries.conferences import NoConferenceError
from vungxanh.programme.queries.directives import seen
from vungxanh.programme.rules import published as rules


def enter_published(told: rules.PublishedConference, *, by: Actor, at: datetime) -> int:
    """Put a published conference beside the documents it is about; returns its number.

    Raises Refused, NoDirectiveError, and ProgrammeRefusedError for an area whose documents the post does not
    enter, a day ahead, and what stands already. See `rules.published` for what is refused before.
    """
    today = timezone.localdate(at)
    keeper = keeper_of(by, told.area, told.source, on=today)
    documents = [(seen(by, directive), does) for directive, does in told.about]
    rules.check_held(told.on, today=today)
    with writing(by, "enter published conference", alone=True):
        rules.check_once(told_before=_stands(told))
        row = PublishedConference.objects.create(
            kind=told.kind.value,
            title=_text(told.title, 300),
            area_id=told.area,
            held_by=_text(told.held_by, 200),
            on_text=told.on.text,
            note=told.note.strip(),
            source=told.source.strip(),
            keeper_id=keeper,
            post=by.symbol,
            at=at,
        )
        PublishedConferenceDirective.objects.bulk_create(
            PublishedConferenceDirective(conference=row, directive=document, does=does.value)
            for document, does in documents
        )
        _write_what_it_says(row, told)
    return row.pk


def _stands(told: rules.PublishedConference) -> bool:
    """Whether the same conference is entered from the same source, and not withdrawn."""
    return PublishedConference.objects.filter(
        kind=told.kind.value,
        area=told.area,
        on_text=told.on.text,
        source=told.source.strip(),
        withdrawal=None,
    ).exists()


def withdraw_published(*, conference: int, reason: str, by: Actor, at: datetime) -> None:
    """Say that the entry was a mistake: it stays readable, and is listed and counted beside nothing any more.

    Raises NoConferenceError, Refused unless the post keeps the entry, and ProgrammeRefusedError without a
    reason or for one that is withdrawn.
    """
    on = timezone.localdate(at)
    with writing(by, f"withdraw published conference {conference}", alone=True):
        row = PublishedConference.objects.filter(pk=conference).first()
        if row is None:
            raise NoConferenceError
        require(by, Verb.WRITE_DIRECTIVES, area_id=row.keeper_id, on=on)
        said, withdrawn = _text(reason, 600), PublishedWithdrawal.objects.filter(conference=row).exists()
        rules.check_withdrawal(withdrawn=withdrawn, reason=said)
        PublishedWithdrawal.objects.create(conference=row, reason=said, post=by.symbol, at=at)


def _write_what_it_says(row: PublishedConference, told: rules.PublishedConference) -> None:
    PublishedPoint.objects.bulk_create(
        PublishedPoint(
            conference=row, position=place, area_id=one.area, summoned=one.summoned, present=one.present
        )
        for place, one in enumerate(told.points, 1)
    )
    PublishedStatement.objects.bulk_create(
        PublishedStatement(
            conference=row,
            position=place,
            sort=one.sort.value,
            text=_text(one.text, 600),
            office=_text(one.office, 200),
        )
        for place, one in enumerate(told.statements, 1)
    )


def _text(said: str, longest: int) -> str:
    return covered(said).text.strip()[:longest]
