"""The events that a text tells: a gathering, a seizure, a raid, a trial, a plan that is issued."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from vungxanh.reader.rules.events.attendance import attendance
from vungxanh.reader.rules.events.kinds import GATHERED, Told, told_in
from vungxanh.reader.rules.events.known import Known
from vungxanh.reader.rules.events.sentences import Sentence, body_sentences
from vungxanh.reader.rules.events.when import Day, first_day, printed_day, told_day
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

_Lying = TypeVar("_Lying", DateMention, Area)
_Placed = tuple[Event, int]
"""An event and the number of the sentence that tells it."""
_NO_DAY: Day = (None, None)
_AT_ONCE = 2
"""How many words may stand before "trước đó", "cũng trong": words that open another incident."""
_LEAD = 3
"""An event without a day is told in the first sentences, or not at all."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the reader knows of the text already."""

    text: Text
    dates: Sequence[DateMention]
    mentions: Sequence[tuple[Span, Document]]
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
    mentions = [(span, document) for document in documents for span in document.mentions]
    mentions.sort(key=_start_of)
    written = date_of_text(text, segments, dates, page_date)
    around = _Around(text, dates, mentions, areas, written)
    sentences = list(body_sentences(text, segments))
    found = _found(around, sentences) or _implied(around, sentences)
    return tuple(_with_hall(sentences, found, written))


def _found(around: _Around, sentences: Sequence[Sentence]) -> list[_Placed]:
    """The events that sentences tell, each with the number of its sentence."""
    found: list[_Placed] = []
    known, last = Known(), _NO_DAY
    for sentence in sentences:
        event = _event(around, sentence, last, bool(known))
        if event is None:
            continue
        if event.date is None and event.type in GATHERED and sentence.number:
            event = _told_by_both(around, sentences[sentence.number - 1], event)
        last = (event.date, event.derived_from) if event.date else last
        elsewhere = sentence.find("elsewhere")
        opened = elsewhere is not None and elsewhere - sentence.first <= _AT_ONCE
        if not known.has(event, elsewhere=opened):
            known.add(event)
            found.append((event, sentence.number))
    return found


def _implied(around: _Around, sentences: Sequence[Sentence]) -> list[_Placed]:
    """The gathering that only later sentences call one ("tại cuộc họp"): its day stands in the lead."""
    if not any(sentence.has("gathering") for sentence in sentences):
        return []
    for sentence in sentences[:_LEAD]:
        printed = printed_day(sentence, _within(around.dates, _span(sentence)))
        if printed and not sentence.has("sum"):
            day = (printed.value, printed.derived_from)
            return [(_built(around, sentence, ("conference", sentence.last), day), sentence.number)]
    return []


def _is_official(text: Text, documents: Sequence[Document]) -> bool:
    """Whether the text bears its own symbol: a line that begins with "Số" and a document's symbol."""
    return any(_heads_line(text, document.mentions[0][0]) for document in documents if document.mentions)


def _heads_line(text: Text, start: int) -> bool:
    if start > _HEAD or fold(text.raw[start : start + 2]) != _NUMBER:
        return False
    return not text.raw[text.raw.rfind("\n", 0, start) + 1 : start].strip()


_NUMBER, _HEAD = fold("số"), 3000


def _event(around: _Around, sentence: Sentence, last: Day, any_before: bool) -> Event | None:
    lead = sentence.number < _LEAD and not any_before
    told = told_in(sentence)
    if told is None:
        return _issue(around, sentence, last) if lead else None
    gathered = told[0] in GATHERED
    if not gathered and sentence.has("sum"):
        return None
    within = _within(around.dates, _span(sentence))
    printed = printed_day(sentence, within) or (first_day(sentence, within) if gathered else None)
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
        place=place(sentence, at, gathered or kind == "trial", areas),
        organiser=organiser(sentence, at, gathered),
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
    for _, document in _named(around, start, start + _JUST_AFTER):
        told = told_day(sentence, around.written, last) or _NO_DAY
        day = (document.date, None) if document.date else told
        built = _built(around, sentence, ("plan", issued), day)
        return replace(built, organiser=document.issuer, place=None) if day[0] and document.issuer else None
    return None


_JUST_AFTER = 24
"""How many characters after "ban hành" the document begins."""


def _span(sentence: Sentence) -> Span:
    return sentence.text.span(sentence.first, sentence.last)


def _within(found: Sequence[_Lying], span: Span) -> Sequence[_Lying]:
    """Those of facts in text order that lie in the span."""
    first = bisect_left(found, span[0], key=lambda one: one.span[0])
    last = bisect_left(found, span[1], key=lambda one: one.span[0])
    return found[first:last]


def _relations(around: _Around, sentence: Sentence) -> tuple[Relation, ...]:
    """What the gathering does to the documents that its sentence names."""
    found: dict[tuple[str, str | None, str], Relation] = {}
    for span, document in _named(around, *_span(sentence)):
        if kind := purpose_at(around.text, around.text.first_from(span[0])):
            new = Relation(kind, document.symbol, document.type, span)
            found.setdefault((kind, document.symbol, document.type), new)
    return tuple(found.values())


def _named(around: _Around, start: int, end: int) -> Iterator[tuple[Span, Document]]:
    """The documents named between two positions, in text order."""
    number = bisect_left(around.mentions, start, key=_start_of)
    while number < len(around.mentions) and around.mentions[number][0][0] < end:
        yield around.mentions[number]
        number += 1


def _start_of(named: tuple[Span, Document]) -> int:
    return named[0][0]


def _with_hall(
    sentences: Sequence[Sentence], found: Sequence[_Placed], written: DateMention | None
) -> list[Event]:
    """The events with what the sentences after them tell: who came, and whether points were connected."""
    ends = [*(number for _, number in found[1:]), len(sentences)]
    return [
        _completed(_on_its_day(event, sentences[number:end], written), sentences[number:end])
        for (event, number), end in zip(found, ends, strict=False)
    ]


def _on_its_day(event: Event, sentences: Sequence[Sentence], written: DateMention | None) -> Event:
    """The event that was "just" held, with the day that a later sentence tells: "Tại tòa hôm qua"."""
    if event.date is None or len(event.date) != len("2024-06") or event.derived_from is None:
        return event
    for sentence in sentences:
        value, source = told_day(sentence, written, _NO_DAY) or _NO_DAY
        if value and len(value) > len(event.date) and value.startswith(event.date):
            return replace(event, date=value, derived_from=source)
    return event


def _completed(event: Event, sentences: Sequence[Sentence]) -> Event:
    if event.type not in GATHERED:
        return event
    online = any(sentence.has("hybrid") for sentence in sentences)
    return replace(event, attendance=attendance(sentences), online_points=online)
