"""Names in a run of capitals, where case tells nothing: the shape, a rank or the place in the line must."""

from vungxanh.reader.rules.people.cues import OFFICES, SPEECH
from vungxanh.reader.rules.people.families import HIGHLAND_SIGNS, MIDDLE, MIDDLE_STRONG, STRONG, is_compound
from vungxanh.reader.rules.people.given import GIVEN, RARE
from vungxanh.reader.rules.people.leads import Found, Leads
from vungxanh.reader.rules.people.points import doubted, shape_points
from vungxanh.reader.rules.people.runs import FAMILIES, Run, breaks_line, is_syllable
from vungxanh.reader.rules.people.scene import Before, phrase_at
from vungxanh.reader.rules.people.weights import (
    AFTER,
    CAPITALS_END,
    DIRECT,
    ENOUGH,
    FOR,
    PAIRS,
)


class CapitalPrint(Leads):
    """Looks for names in headings, signatures and captions printed in capitals."""

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
        whole = (
            start == run.first
            and length < run.last - start <= 4
            and (self.keys[start] in FAMILIES or self.keys[start] in RARE)
        )
        third = self.keys[start + 2] if start + 2 < run.last else ""
        named = length == 2 and self.keys[start] in STRONG and third in GIVEN
        return 0 if whole or (named and phrase_at(self.keys, start + 3, SPEECH)) else length

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
        amid = whole and self._amid_small_print(run) and (shape > 0 or self.keys[start + 1] in MIDDLE)
        built = whole and 3 <= last - start <= 4 and self.keys[start + 1] in MIDDLE
        amid = amid or (
            whole and 3 <= last - start <= 4 and shape > 0 and self.words[start - 1 : start] == ["|"]
        )
        amid = amid or (built and self.keys[last - 1] in GIVEN and not is_compound(self.keys, start))
        sure = sure or amid or self._called_in_capitals(start, last, run)
        sure = sure or (whole and (self.is_listed(start) or after == "detail" or self._signs(run)))
        told = self._is_told(start, last, before, after)
        if shape and self.keys[start] in RARE and not told and not sure:
            return 0
        if shape and self.keys[start] not in STRONG and not told and not whole:
            return 0
        if not shape and not sure:
            strange = any(not is_syllable(key) for key in self.keys[start:last])
            if not strange or before.meaning not in DIRECT:
                return 0
        known = 0 if whole and self._signs(run) else known
        points = shape + FOR.get(before.meaning, 0) - (4 if known > 1 else known)
        points += 3 if whole and (shape or amid or self._signs(run)) and not known else 0
        points += AFTER.get(after, 0) if last == run.last else 0
        opens = start == run.first and last - start > 2 and not known
        points += 2 if shape and opens and phrase_at(self.keys, last, SPEECH) > 1 else 0
        points += 3 if self.is_listed(start) and last - start > 1 else 0
        if before.meaning not in ("admin", "small", "named") or (
            shape and not known and self._held_in(before, start)
        ):
            return points
        return points - 6

    def _held_in(self, before: Before, start: int) -> bool:
        """Whether the place before only ends an office: `Phó Chủ tịch HĐND tỉnh LÒ MẪU`."""
        return before.meaning == "admin" and self.scene.office_before(start)

    def _amid_small_print(self, run: Run) -> bool:
        """Whether small print stands beside a run of capitals in its line: `Theo bản án, LÒ MẪU THỬ phải`."""
        text, first, last = self.scene.text, run.first, run.last
        if not 2 <= last - first <= 5 or tuple(self.keys[first : first + 2]) in PAIRS:
            return False
        behind = last < len(text) and not breaks_line(text, last) and text.words[last].islower()
        before = not breaks_line(text, first) and (
            text.words[first - 1].islower() or self.words[first - 1] in ",;:"
        )
        return behind or before

    def _is_told(self, start: int, last: int, before: Before, after: str) -> bool:
        """Whether more than a common first word speaks for a name in capitals."""
        strong = last - start > 2 and self.keys[start + 1] in MIDDLE_STRONG
        if last - start > 2 and phrase_at(self.keys, last, SPEECH):
            several = phrase_at(self.keys, last, SPEECH) > 1
            strong = strong or several or self.keys[start + 1] in MIDDLE or self.keys[start + 2] in GIVEN
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
        whole = start == run.first and run.last - start == 4 and self._amid_small_print(run)
        if run.last - start <= 3 or (whole and not phrase_at(self.keys, last - 1, OFFICES)):
            return last
        second = self.keys[start + 1]
        least = 3 if second in MIDDLE or second in MIDDLE_STRONG else 2
        for end in range(start + least, last):
            if not self.words[end - least + 1].isalpha():
                continue
            if (
                self.keys[end] in CAPITALS_END
                or phrase_at(self.keys, end, OFFICES) > 1
                or phrase_at(self.keys, end, SPEECH) > 1
            ):
                return end
        return last
