"""Whether capitalised words are a person's name: points for it, and against it where a place is likely."""

from collections.abc import Iterator

from vungxanh.reader.rules.people.capitals import CapitalPrint
from vungxanh.reader.rules.people.cues import BODIES, LEADS, LEFT, OFFICES
from vungxanh.reader.rules.people.families import HIGHLAND_SIGNS, MIDDLE, MIDDLE_STRONG, is_compound
from vungxanh.reader.rules.people.given import GIVEN
from vungxanh.reader.rules.people.leads import Found
from vungxanh.reader.rules.people.nicknames import CHEMICALS
from vungxanh.reader.rules.people.points import doubted, shape_points
from vungxanh.reader.rules.people.runs import FAMILIES, Run, breaks_line, is_acronym, is_glued
from vungxanh.reader.rules.people.scene import SKIPPED, Before, phrase_at
from vungxanh.reader.rules.people.weights import (
    AFTER,
    BETWEEN,
    DIRECT,
    ENOUGH,
    FOR,
    LONGEST,
    PAIRS,
    PLACE_BEFORE,
    STARTS,
    TELLING,
)


class Judge(CapitalPrint):
    """Decides over one run after the other; remembers where the last name ended, for lists of names."""

    def names_in(self, run: Run) -> Iterator[Found]:
        """The names inside one run, from left to right."""
        at = run.first
        if (run.last - at == 1 and self._says_nothing(at)) or self.keys[run.last - 1] in CHEMICALS:
            return
        while at < run.last:
            found = self._name_from(at, run)
            if found is None:
                return
            yield found
            at = found.last

    def _says_nothing(self, at: int) -> bool:
        """Whether one capitalised word cannot be a name, at a glance: most of them only begin a sentence."""
        key, before = self.keys[at], self.keys[at - 1] if at else ""
        if tuple(self.keys[at : at + 2]) in PAIRS:
            return True
        if is_glued(self.words[at]):
            return False
        if before in LEFT or before in BETWEEN or before in SKIPPED or "'" in key:
            return is_acronym(self.words[at], key)
        return at + 1 < len(self.keys) and self.keys[at + 1] not in TELLING and self.keys[at + 1] != "."

    def _name_from(self, at: int, run: Run) -> Found | None:
        at = self._after_leads(at, run)
        if at >= run.last or self._is_no_name(at, run):
            return None
        if run.upper:
            return self._in_capitals(at, run)
        end = self._end(at, run)
        if end < run.last and not shape_points(self.words, self.keys, at, end):
            inside = self._inside(at + 1, run)
            if inside:
                return inside
        return self._tried(at, end, run) or self._inside(at + 1, run)

    def _end(self, at: int, run: Run) -> int:
        """Where a name that begins here ends: before an office, or where the next name begins."""
        for end in range(at + 1, min(run.last, at + 12)):
            if self.keys[end] in OFFICES and phrase_at(self.keys, end, OFFICES) > 1:
                return end
            if self.words[end].isupper() and is_acronym(self.words[end], self.keys[end]):
                return end
            if end - at >= 2 and run.last - at > 4 and self._opens_name(end, run):
                return end
        return run.last if run.last - at <= LONGEST + 1 else at + LONGEST

    def _opens_name(self, at: int, run: Run) -> bool:
        return at + 2 < run.last and self.keys[at] in FAMILIES and self.keys[at + 1] in MIDDLE_STRONG

    def _tried(self, first: int, last: int, run: Run) -> Found | None:
        """The name over exactly these words, when the points are enough."""
        shape = shape_points(self.words, self.keys, first, last)
        before, after = self.scene.before(first), self.scene.after(last)
        listed = self.is_listed(first)
        shape = shape or self._unknown_family(first, last, before)
        told = shape or listed or before.meaning in FOR or after in ("detail", "office", "person")
        if not told and not self._alone_points(first, last, run, 0):
            return None
        place = self._place_before_name(first, last, before) if shape else 0
        if place:
            return self._tried(first + place, last, run)
        known = self.scene.known(first, last)
        called = last - first == 1 and before.meaning in ("rank", "address")
        known = doubted(self.keys, known, before) if shape or called else known
        points = shape + (2 if shape and not known else -known) + AFTER.get(after, 0)
        points += self._listed_points(first, last) if listed else 0
        points += self._before_points(before, first, shape, known)
        if points < ENOUGH and not before.meaning:
            points += self._alone_points(first, last, run, known)
        if points < ENOUGH or (last - first == 1 and not self._may_be_single(first, before, after, listed)):
            return None
        return Found(first, last, before, after)

    def _unknown_family(self, first: int, last: int, before: Before) -> int:
        """A point for three or four words built like a name whose family name no list has."""
        if not 3 <= last - first <= 4 or before.meaning in PLACE_BEFORE:
            return 0
        second, given = self.keys[first + 1], self.keys[last - 1]
        if second not in MIDDLE and (second not in GIVEN or given not in GIVEN):
            return 0
        return 0 if self.scene.place_at(first, last) or self.scene.place_at(first + 1, last) > 1 else 1

    def _before_points(self, before: Before, first: int, shape: int, known: int) -> int:
        """Points for what leads up to the words; places are strongest where the register knows the name."""
        meaning = before.meaning
        if meaning in ("admin", "small", "organisation"):
            if (
                shape
                and not known
                and self.scene.office_before(before.first + 1 if meaning == "small" else first)
            ):
                return 2
            return {"admin": -6 if known else -3, "small": -5, "organisation": -1}[meaning]
        if meaning == "named":
            return -8
        if meaning == "place":
            return -2 if known else 0
        if meaning == "office" and known >= 6:
            return 0
        return FOR.get(meaning, 0)

    def _listed_points(self, first: int, last: int) -> int:
        if last - first == 1:
            return 4 if self.list_single else 0
        return 3 if not phrase_at(self.keys, first, BODIES) else 0

    def _alone_points(self, first: int, last: int, run: Run, known: int) -> int:
        """Points for two to four words that are a line of their own, as authors and signers are."""
        if (
            run != Run(first, last, run.upper)
            or not 2 <= last - first <= 4
            or (known and not self.is_listed(first))
        ):
            return 0
        return 3 if self.scene.alone(first, last) or self.scene.closes_line(first, last) else 0

    def _may_be_single(self, first: int, before: Before, after: str, listed: bool) -> bool:
        """Whether one word alone can be a name here: not the head of `Công an`, `Chủ tịch`, `Hội đồng`."""
        if is_glued(self.words[first]):
            return True
        if after == "person" and not self.scene.starts_sentence(first):
            return not is_compound(self.keys, first) and not phrase_at(self.keys, first, LEADS)
        if before.meaning not in DIRECT and not listed and after != "detail" and "'" not in self.keys[first]:
            return False
        if before.meaning == "credit" and (self.words[first].isupper() or self._goes_on(first)):
            return False
        called = before.meaning in ("rank", "address") and phrase_at(self.keys, first, BODIES) == 1
        if called and not is_compound(self.keys, first):
            return len(self.words[first]) == 1 or not self.words[first].isupper()
        if phrase_at(self.keys, first, BODIES) or is_acronym(self.words[first], self.keys[first]):
            return False
        return not is_compound(self.keys, first)

    def _goes_on(self, first: int) -> bool:
        """Whether a small word follows in the same line, as in a caption that is a sentence."""
        text, following = self.scene.text, first + 1
        return following < len(text) and not breaks_line(text, following) and text.words[following].islower()

    def _place_before_name(self, first: int, last: int, before: Before) -> int:
        """How many words of a place stand before the name when kind or body led to it: `xã Hua Bum Lò "
        "Văn Mẫu`."""
        if before.meaning not in ("admin", "small", "organisation", "place"):
            return 0
        length = self.scene.place_at(first, last)
        rest = last - first - length
        third = self.keys[first + 2] if first + 2 < last else ""
        if length == 1 and self.keys[first] in FAMILIES and third not in MIDDLE_STRONG:
            return 0
        return length if length and rest >= 2 and self.keys[first + length] in FAMILIES else 0

    def _inside(self, at: int, run: Run) -> Found | None:
        """A name that begins inside the run, after a place or body."""
        for start in range(at, run.last):
            if start + 1 == run.last and "'" not in self.keys[start]:
                return None
            if not self._may_open(start) or self._is_no_name(start, run):
                continue
            if self._may_begin(start, run):
                return self._accepted(start, self._end(start, run), run)
        return None

    def _may_open(self, start: int) -> bool:
        key = self.keys[start]
        return key in STARTS or key in HIGHLAND_SIGNS or (key[0] in HIGHLAND_SIGNS and key[1:2] == "'")

    def _may_begin(self, start: int, run: Run) -> bool:
        """Whether what stands before inside the run is a place or body, or the name's shape is beyond "
        "doubt."""
        if run.last - start >= 3 and self.keys[start + 1] in MIDDLE_STRONG:
            return not self.scene.place_at(start, run.last) >= 3
        if self.scene.before(start).meaning in FOR:
            return True
        length = self.scene.place_at(run.first, run.last)
        return run.first + length == start and shape_points(self.words, self.keys, start, run.last) > 0

    def _accepted(self, first: int, last: int, run: Run) -> Found | None:
        before = self.scene.before(first)
        if not shape_points(self.words, self.keys, first, last):
            return None
        return Found(first, last, before, self.scene.after(last))
