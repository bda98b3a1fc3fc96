"""Whether capitalised words are a person's name: points for it, and against it where a place is likely."""

from collections.abc import Iterator
from dataclasses import dataclass

from vungxanh.reader.rules.people.cues import (
    BODIES,
    LEADS,
    LEFT,
    OFFICES,
)
from vungxanh.reader.rules.people.families import (
    HIGHLAND_SIGNS,
    MIDDLE,
    MIDDLE_STRONG,
    STRONG,
    is_compound,
)
from vungxanh.reader.rules.people.points import doubted, shape_points
from vungxanh.reader.rules.people.runs import FAMILIES, Run, breaks_line, is_acronym, is_glued, is_syllable
from vungxanh.reader.rules.people.scene import SKIPPED, Before, Scene, phrase_at
from vungxanh.reader.rules.people.weights import (
    AFTER,
    ALWAYS,
    AMBIGUOUS,
    AND,
    BETWEEN,
    CAPITALS_END,
    DIRECT,
    ENOUGH,
    FOR,
    FROM,
    LEADING,
    LONGEST,
    NOT_BY_FIRST,
    PAIRS,
    PLACE_BEFORE,
    PLACE_LEADS,
    STARTS,
    TELLING,
    WOMAN,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name: words from number `first` up to, not with, `last`; `direct` when rank or address led to "
    "it."""

    first: int
    last: int
    before: Before
    after: str


class Judge:
    """Decides over one run after the other; remembers where the last name ended, for lists of names."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.keys = scene.text.keys
        self.words = scene.text.words
        self.list_end = -1
        self.list_single = False

    def names_in(self, run: Run) -> Iterator[Found]:
        """The names inside one run, from left to right."""
        at = run.first
        if run.last - at == 1 and self._says_nothing(at):
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

    def _after_leads(self, at: int, run: Run) -> int:
        """Steps over words that only lead to a name: `Ông`, `Đại Tá`, `Tại`."""
        while at < run.last:
            length = self._lead(at, run)
            if not length:
                return at
            at += length
        return at

    def _lead(self, at: int, run: Run) -> int:
        key = self.keys[at]
        if key == FROM and self.scene.starts_sentence(at) and at + 1 < run.last:
            return int(self.scene.place_at(at + 1, run.last) == run.last - at - 1)
        if key not in LEADING or self._is_called(at, run) or self._is_family(at, run):
            return 0
        length = phrase_at(self.keys, at, LEADS) or phrase_at(self.keys, at, BODIES)
        if not length and key not in FAMILIES and self.scene.before(at).meaning not in DIRECT:
            length = phrase_at(self.keys, at, PLACE_LEADS)
        named = key in FAMILIES and (length == 1 or self.scene.before(at).meaning in DIRECT)
        if not length or named or (length == 1 and len(key) == 1):
            return 0
        if at + length < run.last and self.scene.place_at(at, run.last) > length:
            return 0
        return length

    def _is_called(self, at: int, run: Run) -> bool:
        """Whether a word or letter behind a rank or address is the name itself: `cháu P.`, `anh Ba`."""
        if at + 1 < run.last or self.scene.before(at).meaning not in ("rank", "address"):
            return False
        return len(self.keys[at]) == 1 or (
            self.keys[at] not in OFFICES and tuple(self.keys[at : at + 2]) not in PAIRS
        )

    def _is_family(self, at: int, run: Run) -> bool:
        """Whether a word that often leads to names is a family name here: `Báo Thị Mẫu`, `ông VÀ A MẪU`."""
        if at + 2 < run.last and self.keys[at] in AMBIGUOUS and self.keys[at + 1] == WOMAN:
            return True
        if (
            self.keys[at] == AND
            and at == run.first
            and run.last - at > 2
            and not self.scene.starts_sentence(at)
        ):
            return True
        return at == run.first and self._called_in_capitals(at, run.last, run)

    def _called_in_capitals(self, first: int, last: int, run: Run) -> bool:
        """Whether a whole run of capitals stands behind a rank or address in small print: `ông VỪ MẪU`."""
        if not run.upper or (first, last) != (run.first, run.last) or not 2 <= last - first <= 4:
            return False
        before = self.scene.before(first)
        if before.meaning not in ("rank", "address", "suspect") or self.words[before.first].isupper():
            return False
        return not any(phrase_at(self.keys, first, table) > 1 for table in (LEADS, OFFICES, BODIES))

    def _is_no_name(self, at: int, run: Run) -> bool:
        """Whether a compound begins here; a longer run of capitals in usual print is a name all the same."""
        longest = max(
            (
                len(no)
                for no in NOT_BY_FIRST.get(self.keys[at], ())
                if tuple(self.keys[at : at + len(no)]) == no
            ),
            default=0,
        )
        if run.upper or self.keys[at] in ALWAYS:
            return longest > 0
        return longest > 0 and run.last - at == longest

    def _end(self, at: int, run: Run) -> int:
        """Where a name that begins here ends: before an office, or where the next name begins."""
        for end in range(at + 1, min(run.last, at + 12)):
            if phrase_at(self.keys, end, OFFICES) > 1 or is_acronym(self.words[end], self.keys[end]):
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
        if not 3 <= last - first <= 4 or self.keys[first + 1] not in MIDDLE or before.meaning in PLACE_BEFORE:
            return 0
        return 0 if self.scene.place_at(first, last) else 1

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

    def is_listed(self, first: int) -> bool:
        """Whether only a comma or the like stands between the last name and this one."""
        between = self.keys[self.list_end : first] if 0 < first - self.list_end <= 3 <= first else []
        return 0 < len(between) <= 3 and all(key in BETWEEN for key in between)

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

    def _in_capitals(self, at: int, run: Run) -> Found | None:
        """A name in a run of capitals, where case tells nothing: only where the shape or a rank says so."""
        start = at
        while start < run.last:
            step = self._lead(start, run) or (
                2 if self._is_no_name(start, run) else self._place_in_capitals(start, run)
            )
            if step:
                start += step
                continue
            found = self._capital_name(start, run)
            if found:
                return found
            start += 1
        return None

    def _place_in_capitals(self, start: int, run: Run) -> int:
        """How many words of a known place to step over: none behind a rank, or before a word of a name."""
        length = self.scene.place_at(start, run.last)
        if length < 2 or self.scene.before(start).meaning in FOR:
            return 0
        whole = start == run.first and length < run.last - start <= 4 and self.keys[start] in FAMILIES
        return 0 if whole else length

    def _capital_name(self, start: int, run: Run) -> Found | None:
        last = self._capital_end(start, run)
        before = self.scene.before(start)
        single = before.meaning in DIRECT and before.meaning != "credit"
        if last - start == 1 and not single and "'" not in self.keys[start]:
            return None
        after = self.scene.after(last)
        enough = self._capital_points(start, last, run, before, after) >= ENOUGH
        return Found(start, last, before, after) if enough else None

    def _capital_points(self, start: int, last: int, run: Run, before: Before, after: str) -> int:
        shape = shape_points(self.words, self.keys, start, last)
        known = doubted(self.keys, self.scene.known(start, last), before)
        whole = start == run.first and last == run.last and (last - start >= 2 or "'" in self.keys[start])
        sure = before.meaning in ("rank", "label", "credit")
        sure = sure or self._called_in_capitals(start, last, run)
        sure = sure or (whole and (self.is_listed(start) or after == "detail" or self._signs(run)))
        if (
            shape
            and self.keys[start] not in STRONG
            and not self._is_told(start, last, before, after)
            and not whole
        ):
            return 0
        if not shape and not sure:
            strange = any(not is_syllable(key) for key in self.keys[start:last])
            if not strange or before.meaning not in DIRECT:
                return 0
        known = 0 if whole and self._signs(run) else known
        points = shape + FOR.get(before.meaning, 0) - (4 if known > 1 else known)
        points += 3 if whole and (shape or self._signs(run)) and not known else 0
        points += AFTER.get(after, 0) if last == run.last else 0
        points += 3 if self.is_listed(start) and last - start > 1 else 0
        return points - (6 if before.meaning in ("admin", "small", "named") else 0)

    def _is_told(self, start: int, last: int, before: Before, after: str) -> bool:
        """Whether more than a common first word speaks for a name in capitals."""
        strong = last - start > 2 and self.keys[start + 1] in MIDDLE_STRONG
        return strong or before.meaning in FOR or bool(after) or self.is_listed(start)

    def _signs(self, run: Run) -> bool:
        """Whether the run is the last line of the text, or stands below an office: authors and signers."""
        if is_compound(self.keys, run.first):
            return False
        if self.scene.below_office(run.first, run.last):
            return True
        return run.last == len(self.words) and breaks_line(self.scene.text, run.first)

    def _capital_end(self, start: int, run: Run) -> int:
        """At most four words, and fewer where a common word or an office follows."""
        last = min(start + (6 if self.keys[start][0] in HIGHLAND_SIGNS else 4), run.last)
        if run.last - start <= 3:
            return last
        least = 3 if self.keys[start + 1] in MIDDLE | MIDDLE_STRONG else 2
        for end in range(start + least, last):
            if not self.words[end - least + 1].isalpha():
                continue
            if self.keys[end] in CAPITALS_END or phrase_at(self.keys, end, OFFICES) > 1:
                return end
        return last
