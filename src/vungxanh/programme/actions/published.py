"""Entering what a public source tells of a conference that others held."""

from datetime import datetime

from django.utils import timezone

from vungxanh.access.interface import Actor, covered
from vungxanh.programme.actions.frame import keeper_of, writing
from vungxanh.programme.models import (
    PublishedConference,
    PublishedConferenceDirective,
    PublishedPoint,
    PublishedStatement,
)
from vungxanh.programme.queries.directives import seen
from vungxanh.programme.rules import published as rules


def enter_published(told: rules.PublishedConference, *, by: Actor, at: datetime) -> int:
    """Put a published conference beside the documents it is about; returns its number.

    Raises Refused, NoDirectiveError, and ProgrammeRefusedError for an area whose documents the post does not
    enter. See `rules.published` for what is refused before.
    """
    keeper = keeper_of(by, told.area, told.source, on=timezone.localdate(at))
    documents = [(seen(by, directive), does) for directive, does in told.about]
    with writing(by, "enter published conference"):
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
