"""Finds the people a text names, before anything else looks at the text.

The safeguard: no name leaves the reader. So names are looked for broadly, in the whole text, and what is
doubtful and looks like a name counts as one. Places, bodies and documents are left in sight.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import merge

from vungxanh.reader.rules.facts import Gazetteer, Person
from vungxanh.reader.rules.people.aliases import VAGUE
from vungxanh.reader.rules.people.called import built_so, confessing, nicknamed
from vungxanh.reader.rules.people.completion import completed
from vungxanh.reader.rules.people.contacts import addresses, contact_at, plates
from vungxanh.reader.rules.people.cuts import cut_names, letters_alone, unfinished
from vungxanh.reader.rules.people.details import LOOSE, details_after, loose_details
from vungxanh.reader.rules.people.given import OPENING
from vungxanh.reader.rules.people.initials import initials
from vungxanh.reader.rules.people.judge import Judge
from vungxanh.reader.rules.people.leads import Found
from vungxanh.reader.rules.people.mentions import Known, mentions, quoted_mentions, small_mentions
from vungxanh.reader.rules.people.namings import Namings, has_dot
from vungxanh.reader.rules.people.nicknames import numbered, strange_nick
from vungxanh.reader.rules.people.offices import offices_after, offices_before
from vungxanh.reader.rules.people.runs import Run, Runs, runs
from vungxanh.reader.rules.people.scene import Scene, phrase_at
from vungxanh.reader.rules.people.slips import FAMILIES as SMALL
from vungxanh.reader.rules.people.slips import half_small, is_dull, small_name
from vungxanh.reader.rules.text import UNSEEN, Span, Text, fold_all, index_phrases

_WATCHED = LOOSE | SMALL
_NEAR = 8
_PUNISHED = index_phrases(["tù", "năm tù", "tử hình", "tù chung thân", "án tử hình"])


@dataclass(frozen=True, slots=True)
class People:
    """Spans to mask (names and what else tells who somebody is), in order; and each naming as a "
    "`Person`."""

    spans: tuple[Span, ...]
    persons: tuple[Person, ...]


class _Search:
    """One text being searched."""

    def __init__(self, text: Text, gazetteer: Gazetteer) -> None:
        self.text = text
        self.scene = Scene(text, gazetteer)
        self.spans: list[Span] = []
        self.named = Namings(text)
        self.known = Known()
        self.taken = bytearray(len(text))  # one byte a word: a set of numbers would fill the memory
        self.floor = 0
        self.suspects: set[tuple[str, ...]] = set()
        self.bodies: dict[tuple[str, ...], str] = {}

    def names(self, found_runs: Runs) -> None:
        """First look: every run of capitals on its own and in its neighbourhood."""
        judge = Judge(self.scene)
        found_runs = Runs(run for run in found_runs if not is_dull(self.text, run))
        short = {run.last: words for run, words in initials(self.scene, found_runs)}
        for run in found_runs:
            if self.taken[run.first]:
                continue
            if run.last in short:
                first, last = short[run.last]
                found = Found(first, last, self.scene.before(first), "")
                judge.list_end = self._name(found, listed=self._among_suspects(judge, first))
                continue
            found_before = len(self.named)
            for found in judge.names_in(run):
                end = self._name(found, listed=self._among_suspects(judge, found.first))
                judge.list_end, judge.list_single = end, found.last - found.first == 1
            if len(self.named) == found_before and run.last - run.first < 4 and not run.upper:
                self._half_small(run)

    def _half_small(self, run: Run) -> None:
        """A name of which one half is typed small: at the run's first word, or at its last one."""
        if 1 < run.last - run.first < 4 and self._only_opens(run.first):
            run = run._replace(first=run.first + 1)
        name = half_small(self.scene, run.first, run.last) or built_so(self.scene, run.first, run.last)
        if name:
            self._name(Found(*name, self.scene.before(name[0]), ""), listed=False)

    def _only_opens(self, first: int) -> bool:
        """Whether the word is a capital only because a sentence begins: `Theo Thử sẹo`, `Cùng Thử sẹo`."""
        return self.text.keys[first] in OPENING and self.scene.starts_sentence(first)

    def _name(self, found: Found, *, listed: bool) -> int:
        """Records one name with its details; returns where they end."""
        first, last = completed(self.scene, found.first, found.last)
        found = Found(first, last, found.before, found.after)
        details = details_after(self.scene, found.last + has_dot(self.text, found.last))
        offices = offices_before(self.text, found.first, self.floor)
        self.floor = details.end
        if not details.told:
            self.floor = offices_after(self.text, found.last, offices)
        self.named.add(found.first, found.last, offices)
        if not offices.held and (listed or self._is_suspect(found, told=details.told)):
            keys = tuple(self.text.keys[found.first : found.last])
            self.suspects.update((keys, keys[-1:], keys[-2:]))
        self.spans += details.spans
        self._take(found.first, found.last)
        for start, end in details.spans:
            self._take(self.text.first_from(start), self.text.first_from(end))
        self.known.add(tuple(self.text.keys[found.first : found.last]))
        for start, end in details.called:
            self.known.add_nick(self.text.keys[self.text.first_from(start) : self.text.first_from(end)])
        return details.end

    def _take(self, first: int, last: int) -> None:
        self.taken[first:last] = b"\1" * (last - first)

    def _among_suspects(self, judge: Judge, first: int) -> bool:
        """Whether the name goes on a list of suspects."""
        return len(self.named) > 0 and self.named.keys(-1) in self.suspects and judge.is_listed(first)

    def _is_suspect(self, found: Found, *, told: bool) -> bool:
        """Whether cues before, details behind or a sentence say that this is a suspect."""
        if found.before.meaning in ("suspect", "arrested") or (told and found.before.meaning != "address"):
            return True
        return any(phrase_at(self.text.keys, at, _PUNISHED) for at in range(found.last, found.last + 6))

    def outcome(self) -> People:
        """What is to be masked, and every naming in the order of the text.

        Who is a suspect once is one wherever no office is told.
        """
        persons = tuple([self._person(number) for number in self.named.in_order()])
        return People(_merged(sorted([*self.spans, *(one.span for one in persons)])), persons)

    def _person(self, number: int) -> Person:
        offices, span = self.named.offices(number), self.named.span(number)
        if not offices.held and not self.suspects:
            return Person(None, None, span)
        keys = self.named.keys(number)
        if keys in self.suspects and not offices.held:
            return Person("suspect", None, span)
        role = self._nameless(offices.role())
        body = self._nameless(offices.organisation()) or (self.bodies.get(keys) if role else None)
        if body:
            self.bodies.setdefault(keys, body)
        return Person(role, body, span)

    def _nameless(self, words: str | None) -> str | None:
        """The words of a role or body, or None when a name found later stands in them (`Báo Thị Mẫu`)."""
        keys = fold_all(words) if words else ()
        for at, key in enumerate(keys):
            names = self.known.whole.get(key, ())
            if names and any(keys[at:end] in names for end in range(at + 2, at + 7)):
                return None
        return words

    def later(self, found_runs: Runs) -> None:
        """Second look: the names found, named again in part."""
        for first, last in mentions(self.scene, found_runs, self.known, self.taken):
            if last - first == 1:
                last += strange_nick(self.text, last, sure=False) or numbered(self.text, last)
            self.named.add(first, last, offices_before(self.text, first, 0))
            self._take(first, last)

        self.spans += [self.text.span(*words) for words in quoted_mentions(self.scene, self.known)]
        for first, last in small_mentions(self.scene, self.known, self.taken):
            self.named.add(first, last, offices_before(self.text, first, 0))
            self._take(first, last)

    def loose(self, found_runs: Runs) -> None:
        """Details and contacts that stand without a name."""
        keys = self.text.keys
        for number in (*self.text.figures(), *self.text.places("+")):
            if not self.taken[number]:
                self.spans += contact_at(self.text, number)
        for number in self.text.places(_WATCHED):
            if self.taken[number]:
                continue
            if self.text.keys[number] in SMALL:
                self._small(number)
            else:
                near = keys[number] in VAGUE and 1 in self.taken[max(number - _NEAR, 0) : number]
                self.spans += loose_details(self.scene, number, near=near)
        self.spans += [*plates(self.text, found_runs), *addresses(self.text.raw)]
        self.spans += [*cut_names(self.scene, self.taken), *letters_alone(self.scene, self.taken)]
        self.spans += [*unfinished(self.scene), *confessing(self.scene), *nicknamed(self.scene)]

    def _small(self, number: int) -> None:
        name = small_name(self.scene, number)
        if name:
            self._name(Found(*name, self.scene.before(number), ""), listed=False)


def find_people(text: Text, gazetteer: Gazetteer) -> People:
    """All that must be masked in a text, and the people it names by rank, office and organisation."""
    found = _find(text, gazetteer)
    if UNSEEN not in text.raw:
        return found
    seen = array("I", (at for at, letter in enumerate(text.raw) if letter != UNSEEN))
    hidden = _find(Text.of(text.raw.replace(UNSEEN, "")), gazetteer).spans
    there = ((seen[start], seen[end - 1] + 1) for start, end in hidden)
    return People(_merged(merge(found.spans, there)), found.persons)


def _find(text: Text, gazetteer: Gazetteer) -> People:
    search = _Search(text, gazetteer)
    found_runs = runs(text)
    search.names(found_runs)
    if search.known.given:
        search.later(found_runs)
    search.loose(found_runs)
    return search.outcome()


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span[0] < merged[-1][1]:
            merged[-1] = merged[-1][0], max(span[1], merged[-1][1])
        else:
            merged.append(span)
    return tuple(merged)
