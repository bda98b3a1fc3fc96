"""Free texts that people type: what tells who somebody is goes before anything is stored."""

from datetime import date

from vungxanh.areas.interface import official_gazetteer
from vungxanh.reader.interface import Masked, mask

MOST_PASSES = 4
"""What is covered may let a neighbour show as a name; after so many looks nothing was ever left."""


def covered(text: str) -> Masked:
    """The text with blocks over names, numbers of papers and telephones, and addresses of people.

    With the kinds of what was covered, and never its words; a text that comes back covered is not covered
    further. Names of places of the official register stay in sight, whenever a place bore them.
    """
    found = Masked(text, frozenset())
    for _ in range(MOST_PASSES):
        again = mask(found.text, gazetteer=official_gazetteer(date.max))
        found = Masked(again.text, found.kinds | again.kinds)
        if not again.kinds:
            break
    return found
