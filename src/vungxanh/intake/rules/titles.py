"""How a document is called in lists: by its first line, because no file's own name is kept."""

HEAD = 400
"""So many characters of a text are looked at."""
LONGEST = 110


def title_of(head: str) -> str:
    """The first line with words of a (masked) text, cut at a word; "" when there is none."""
    lines = (" ".join(line.split()) for line in head.splitlines())
    first = next(filter(None, lines), "")
    if len(first) <= LONGEST:
        return first
    return first[:LONGEST].rpartition(" ")[0].rstrip(" ,;:-–") + "…"
