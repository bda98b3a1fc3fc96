"""The events that a text tells: a gathering, a seizure, a raid, a trial, a plan that is issued."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from vungxanh.reader.rules.events.attendance import attendance
from vungxanh.reader.rules.events.kinds import GATHERED, Told, told_in
from vungxanh.reader.rules.events.sentences import Sentence, body_sentences
from vungxanh.reader.rules.events.when import Day, printed_day, told_day
from vungxanh.reader.rules.events.where import place
from vungxanh.reader.rules.events.who import organiser
from vungxanh.reader.rules.facts import (
    Area,
    Attendance,
    DateMention,
    Document,
    Event,
    Relation,
    Segment,
)
from vungxanh.reader.rules.papers.relations import purpose_at
from vungxanh.reader.rules.text import Span, Text, fold
from vungxanh.reader.rules.time.writing import date_of_text

_Placed = TypeVar("_Placed", DateMention, Area)
_LEAD = 3
"""An event without a day is told in the first sentences, or not at all."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the reader knows of the text already."""

    text: Text
    dates: Sequence[DateMention]
    documents: Sequence[Document]
    areas: Sequence[Area]
    written: DateMention | None


def find_events(
    text: Text,
    segments: Sequence[Segment],
    dates: Sequence[DateMention],
    documents: Sequence[Document],
    areas: Sequence[Area],
    page_date: str | None = None,
) -> tuple[Event, ...]:
    """Every event told in the body, in text order, each once.

    A report, plan or decision under its own symbol tells of many things that were done, and of no event.
    """
    if _is_official(text, documents):
        return ()
    around = _Around(text, dates, documents, areas, date_of_text(text, segments, dates, page_date))
    sentences = list(body_sentences(text, segments))
    found: list[tuple[Event, int]] = []
    last: Day = (None, None)
    for sentence in sentences:
        if event := _event(around, sentence, last, bool(found)):
            if event.date is None and event.type in GATHERED and sentence.number:
                event = _told_by_both(around, sentences[sentence.number - 1], event)
            last = (event.date, event.derived_from) if event.date else last
            if not _told_before(event, found, sentence):
                found.append((event, sentence.number))
    return tuple(_with_hall(around, sentences, found))


def _is_official(text: Text, documents: Sequence[Document]) -> bool:
    """Whether the text bears its own symbol: a line that begins with "Số" and a document's symbol."""
    return any(_heads_line(text, document.mentions[0][0]) for document in documents if document.mentions)


def _heads_line(text: Text, start: int) -> bool:
    line = text.raw.rfind("\n", 0, start) + 1
    return fold(text.raw[start : start + 2]) == _NUMBER and not text.raw[line:start].strip()


_NUMBER = fold("số")


def _event(around: _Around, sentence: Sentence, last: Day, any_before: bool) -> Event | None:
    lead = sentence.number < _LEAD and not any_before
    told = told_in(sentence)
    if told is None:
        return _issue(around, sentence, last) if lead else None
    gathered = told[0] in GATHERED
    if not gathered and sentence.has("sum"):
        return None
    printed = printed_day(sentence, _within(around.dates, _span(sentence)))
    if printed:
        day: Day | None = (printed.value, printed.derived_from)
    else:
        day = told_day(sentence, around.written, last)
    if day is None and not (gathered and lead):
        return None
    built = _built(around, sentence, told, day or (None, None))
    return built if printed or gathered or built.organiser else None


def _built(around: _Around, sentence: Sentence, told: Told, day: Day) -> Event:
    kind, at = told
    gathered = kind in GATHERED
    areas = _within(around.areas, _span(sentence))
    return Event(
        type=kind,
        date=day[0],
        place=place(sentence, at, gathered, areas),
        organiser=organiser(sentence, at),
        attendance=Attendance(None, None),
        span=_span(sentence),
        derived_from=day[1],
        relations=_relations(around, sentence) if gathered else (),
    )


def _told_by_both(around: _Around, before: Sentence, event: Event) -> Event:
    """The gathering of which the sentence before tells the day and place: "Chiều 4/2, … Cuộc họp mở …"."""
    printed = printed_day(before, _within(around.dates, _span(before)))
    if printed is None or told_in(before):
        return event
    return _built(around, before, (event.type, before.last), (printed.value, printed.derived_from))


def _issue(around: _Around, sentence: Sentence, last: Day) -> Event | None:
    """The news that a plan or decision was issued."""
    issued = sentence.find("issued")
    if issued is None:
        return None
    start = around.text.starts[issued]
    for document in around.documents:
        for mention in document.mentions:
            if start < mention[0] <= start + _JUST_AFTER and document.issuer:
                told = told_day(sentence, around.written, last) or (None, None)
                day = (document.date, None) if document.date else told
                built = _built(around, sentence, ("plan", issued), day)
                return replace(built, organiser=document.issuer, place=None) if day[0] else None
    return None


_JUST_AFTER = 24
"""How many characters after "ban hành" the document begins."""


def _span(sentence: Sentence) -> Span:
    return sentence.text.span(sentence.first, sentence.last)


def _within(found: Sequence[_Placed], span: Span) -> Sequence[_Placed]:
    """Those of facts in text order that lie in the span."""
    first = bisect_left(found, span[0], key=lambda one: one.span[0])
    last = bisect_left(found, span[1], key=lambda one: one.span[0])
    return found[first:last]


def _relations(around: _Around, sentence: Sentence) -> tuple[Relation, ...]:
    """What the gathering does to the documents that its sentence names."""
    start, end = _span(sentence)
    found: dict[tuple[str, str | None, str], Relation] = {}
    for document in around.documents:
        for mention in document.mentions:
            if start <= mention[0] < end and (
                kind := purpose_at(around.text, around.text.first_from(mention[0]))
            ):
                found.setdefault(
                    (kind, document.symbol, document.type),
                    Relation(kind, document.symbol, document.type, mention),
                )
    return tuple(found.values())


def _told_before(event: Event, found: Sequence[tuple[Event, int]], sentence: Sentence) -> bool:
    """Whether the event is one of those found, told again."""
    elsewhere = sentence.find("elsewhere")
    opens = elsewhere is not None and elsewhere - sentence.first <= 2
    for known, _ in found:
        if (known.type in GATHERED) != (event.type in GATHERED):
            continue
        same_day = _one_day(known.date, event.date)
        if same_day and (event.type in GATHERED or not opens or known.place == event.place):
            return True
    return False


def _one_day(known: str | None, told: str | None) -> bool:
    return (
        told is None
        or known is None
        or known == told
        or (len(told) == len("2024-06") and known.startswith(told))
    )


def _with_hall(
    around: _Around, sentences: Sequence[Sentence], found: Sequence[tuple[Event, int]]
) -> list[Event]:
    """The events with what the sentences after them tell: who came, and whether points were connected."""
    ends = [*(number for _, number in found[1:]), len(sentences)]
    return [
        _completed(event, sentences[number:end]) if event.type in GATHERED else event
        for (event, number), end in zip(found, ends, strict=False)
    ]


def _completed(event: Event, sentences: Sequence[Sentence]) -> Event:
    online = any(sentence.has("hybrid") for sentence in sentences)
    return replace(event, attendance=attendance(sentences), online_points=online)
