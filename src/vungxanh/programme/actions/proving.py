"""A file as proof of a task: it is read once for names and numbers, and only its digest is kept."""

import hashlib
from collections.abc import Iterable
from datetime import date

from vungxanh.areas.interface import official_gazetteer
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.reader.interface import MASK, Person, UnreadableError, read


def digest_of(content: bytes, name: str) -> str:
    """The SHA-256 of a file that may be proof. Only the ending of `name` matters; the bytes are not kept.

    Raises ProgrammeRefusedError for a picture or another file without text, and for one that names people
    without an office or has numbers or addresses of people: a proof is never a list of people.
    """
    try:
        found = read(content, name, gazetteer=official_gazetteer(date.max), page_date=None)
    except UnreadableError as error:
        raise ProgrammeRefusedError("value", error.vietnamese, error.english, field="file") from error
    named = sum(one.role is None for one in found.persons)
    numbers = len(list(_runs(found.text, found.persons)))
    if named or numbers:
        raise _of_people(named, numbers)
    return hashlib.sha256(content).hexdigest()


def _runs(text: str, persons: Iterable[Person]) -> Iterable[int]:
    """Where something is covered that is no name: numbers of papers and telephones, addresses."""
    names = [one.span for one in persons]
    for at, letter in enumerate(text):
        begins = letter == MASK and (at == 0 or text[at - 1] != MASK)
        if begins and not any(start <= at < end for start, end in names):
            yield at


def _of_people(named: int, numbers: int) -> ProgrammeRefusedError:
    return ProgrammeRefusedError(
        "value",
        f"Tệp nêu {named} tên người không kèm chức vụ và {numbers} số hoặc địa chỉ của người: bỏ phần đó,"
        " hoặc chỉ ghi số, ký hiệu văn bản",
        f"The file names {named} people without an office and has {numbers} numbers or addresses of people:"
        " leave them out, or give the symbol of the document alone",
        field="file",
    )
