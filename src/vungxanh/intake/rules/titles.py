"""How a document is called in lists: by its first line, because no file's own name is kept."""

import re

HEAD = 400
"""So many characters of a text are looked at."""
LONGEST = 110
_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
STANDS_IN = "\ufffd"
"""Stands where a sign would change the direction of the line or show nothing at all."""


def visible(text: str) -> str:
    """The text with a mark for each sign that turns the writing direction or cannot be seen."""
    return _INVISIBLE.sub(STANDS_IN, text.replace("\r", " "))


def title_of(head: str) -> str:
    """The first line with words of a (masked) text, cut at a word; "" when there is none."""
    lines = (" ".join(visible(line).split()) for line in head.splitlines())
    first = next(filter(None, lines), "")
    if len(first) <= LONGEST:
        return first
    return first[:LONGEST].rpartition(" ")[0].rstrip(" ,;:-–") + "…"
