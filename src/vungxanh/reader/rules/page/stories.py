"""Lines that are told by their neighbours: printed twice, of other stories, under a text."""

import re
from collections import Counter

from vungxanh.reader.rules.facts import Layout
from vungxanh.reader.rules.page import captions, furniture, headings
from vungxanh.reader.rules.page.seen import STORY, Seen
from vungxanh.reader.rules.page.titles import LONGEST_TITLE
from vungxanh.reader.rules.text import MASK, fold_all

LEAST_TEASER, MOST_TEASERS = 6, 8
"""Words of a lone headline at the end of a text, and how many such lines stand there at most."""

LONGEST_CREDIT = 9
RECIPIENTS = fold_all("nơi nhận")
_SENTENCES = re.compile(r"[.!?] ")
_YEAR = re.compile(r"(?:19|20)\d\d")


def mark_neighbours(seen: list[Seen], kinds: list[Layout]) -> None:
    """Mark what can be told before title and headings are known."""
    _repeats(seen, kinds)
    _credits(seen, kinds)
    _other_stories(seen, kinds)
    _recipients(seen, kinds)
    _signatures(seen, kinds)


def mark_stories(seen: list[Seen], kinds: list[Layout], first: int) -> None:
    """Mark headlines of other stories in the text that begins at line `first`, and behind it."""
    _lone_headlines(seen, kinds, first)
    _last_stories(seen, kinds)


def _repeats(seen: list[Seen], kinds: list[Layout]) -> None:
    """A line printed again is furniture, under a picture it stays a caption; two in a row are captions."""
    before: dict[str, int] = {}
    for number, one in enumerate(seen):
        said = one.line.words
        if not 3 <= len(one.keys) <= captions.LONGEST or " | " in said or said[0] in "-+•*":
            continue
        earlier = before.setdefault(said, number)
        if earlier == number:
            continue
        if earlier == number - 1 and kinds[earlier] == "body" and earlier > 0:
            kinds[earlier] = "caption"
        kinds[number] = "caption" if kinds[earlier] == "caption" else "furniture"


def _credits(seen: list[Seen], kinds: list[Layout]) -> None:
    """A short line over the photographer's name is the caption it belongs to."""
    for number in range(1, len(seen)):
        one, above = seen[number], seen[number - 1]
        alone = (
            kinds[number] == "caption"
            and len(one.keys) <= LONGEST_CREDIT
            and captions.has_credit(one.line.words)
        )
        near = one.line.number == above.line.number + 1
        if (
            alone
            and near
            and kinds[number - 1] == "body"
            and 0 < len(above.keys) <= captions.LONGEST
            and above.bare
        ):
            kinds[number - 1] = "caption"


def _other_stories(seen: list[Seen], kinds: list[Layout]) -> None:
    """After the head of a list of other stories every line is one, until a text goes on."""
    inside = False
    for number, one in enumerate(seen):
        if kinds[number] == "teaser":
            away = furniture.leads_away(one.line.words, one.keys)
            inside = inside or len(one.keys) <= away + 2
            if inside and len(one.keys) <= away + 2:
                kinds[number] = "furniture"
        elif inside and kinds[number] == "body":
            if not one.bare and (len(one.keys) >= STORY or not one.keys):
                inside = False
            else:
                kinds[number] = "teaser"


def _recipients(seen: list[Seen], kinds: list[Layout]) -> None:
    """To whom a paper goes: every item of the list is furniture."""
    inside = False
    for number, one in enumerate(seen):
        if tuple(one.keys[:2]) == RECIPIENTS:
            inside, kinds[number] = True, "furniture"
        elif inside and one.line.words[0] in "-–+•":
            kinds[number] = "furniture"
        else:
            inside = False


def _signatures(seen: list[Seen], kinds: list[Layout]) -> None:
    """Names and offices under a text are furniture, from the last sentence on."""
    for number in range(len(seen) - 1, -1, -1):
        one = seen[number]
        if kinds[number] == "body":
            short = one.bare and len(one.keys) <= 8
            if not short or not _is_signature(one.line.words):
                return
            if number:
                kinds[number] = "furniture"


def _last_stories(seen: list[Seen], kinds: list[Layout]) -> None:
    """Lone headlines behind the last sentence of a text are other stories."""
    number = len(seen) - 1
    found: list[int] = []
    while number > 0 and kinds[number] in ("body", "heading", "furniture", "teaser"):
        one = seen[number]
        if kinds[number] in ("body", "heading"):
            if not _is_headline(one, LONGEST_TITLE):
                break
            found.append(number)
        number -= 1
    told = sum(kinds[n] == "body" and not seen[n].bare for n in range(number + 1))
    if len(found) <= MOST_TEASERS and told >= 2:
        for number in found:
            kinds[number] = "teaser"


def _is_headline(one: Seen, longest: int) -> bool:
    line = one.line.words
    plain = line[0].isalpha() and line[0].isupper() and " | " not in line
    if _SENTENCES.search(line):
        return False
    return one.bare and plain and LEAST_TEASER <= len(one.keys) <= longest and ":" not in line[-1:]


def _is_long(one: Seen) -> bool:
    return not one.keys or len(one.keys) >= STORY


def _is_signature(line: str) -> bool:
    return MASK in line or furniture.is_byline(line) or headings.is_capitals(line)


def _is_apart(one: Seen, above: Seen, below: Seen) -> bool:
    return above.line.number + 1 < one.line.number < below.line.number - 1


def _lone_headlines(seen: list[Seen], kinds: list[Layout], first: int) -> None:
    """A line without a stop between two paragraphs: another story where no other line has its figures.

    A longer one, with blank lines around it, stands under a picture.
    """
    figures: Counter[str] | None = None
    for number in range(max(1, first), len(seen) - 1):
        one, above, below = seen[number], seen[number - 1], seen[number + 1]
        if kinds[number] != "body" or not _is_headline(one, captions.LONGEST):
            continue
        between = kinds[number - 1] == kinds[number + 1] == "body" and not (above.bare or below.bare)
        ended = (
            above.line.words.endswith((".", "…", "!", "?", "”", ")")) and _is_long(above) and _is_long(below)
        )
        own = [key for key in one.keys if key[0].isdigit() and not _YEAR.fullmatch(key)]
        if not between or not ended:
            continue
        if len(one.keys) > STORY and _is_apart(one, above, below):
            kinds[number] = "caption"
        elif own:
            figures = figures or Counter(key for other in seen for key in other.keys if key[0].isdigit())
            if all(figures[key] == own.count(key) for key in own):
                kinds[number] = "teaser"
