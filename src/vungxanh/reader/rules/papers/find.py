"""The documents that a text names: one entry for each, with all its mentions."""

from bisect import bisect_right
from collections.abc import Sequence

from vungxanh.reader.rules.facts import DateMention, Document, Period, Relation, Segment
from vungxanh.reader.rules.papers.heading import own_date, own_issuer
from vungxanh.reader.rules.papers.issuers import body_after, named
from vungxanh.reader.rules.papers.kinds import COMMITTEES, ISSUERS
from vungxanh.reader.rules.papers.mentions import Mention, mentions
from vungxanh.reader.rules.papers.merge import Paper, join
from vungxanh.reader.rules.papers.relations import relations_of
from vungxanh.reader.rules.papers.sentences import ends_after
from vungxanh.reader.rules.text import Text, phrases
from vungxanh.reader.rules.time.spans import stage_at

_FAR = 150
_MOST_DAYS = 20
"""A document with more different dates than these is no document."""


def find_documents(
    text: Text, segments: Sequence[Segment], dates: Sequence[DateMention]
) -> tuple[Document, ...]:
    """Every document, in the order of its first mention; a later short form joins the fuller one."""
    by_word = {text.first_from(date.span[0]): date for date in dates}
    found = mentions(text, by_word)
    for one in found:
        if one.heads:
            one.issuer, one.date = own_issuer(text, one.first), own_date(text, one.first, one.last, dates)
    papers = join(found)
    local = any(paper.fullest.symbol and "TU" in paper.fullest.symbol.codes for paper in papers)
    committee = _committee(text) if local else None
    relations = relations_of(text, papers)
    starts = sorted(one.first for one in found)
    return tuple(
        _document(text, paper, relations[number], starts, committee) for number, paper in enumerate(papers)
    )


def _document(
    text: Text, paper: Paper, relations: list[Relation], starts: list[int], committee: str | None
) -> Document:
    fullest = paper.fullest
    days = _days(paper)
    return Document(
        type=paper.type,
        symbol=fullest.symbol.printed if fullest.symbol else None,
        issuer=_issuer(paper, committee),
        date=days[0] if days else None,
        span=text.span(fullest.first, fullest.last),
        period=next((period for one in paper.mentions if (period := _period(text, one, starts))), None),
        relations=tuple(relations),
        mentions=tuple(text.span(one.first, one.last) for one in paper.mentions),
        dates=days,
    )


def _days(paper: Paper) -> tuple[str, ...]:
    """The different dates that the mentions give, without those that another only makes more exact."""
    told = dict.fromkeys(one.date.value for one in paper.mentions if one.date and one.date.value)
    values = list(told)[:_MOST_DAYS]
    return tuple(one for one in values if not any(other != one and other.startswith(one) for other in values))


def _issuer(paper: Paper, committee: str | None) -> str | None:
    """The longest name that the text gives the issuer, else the body that the symbol's code tells."""
    if told := [one.issuer for one in paper.mentions if one.issuer]:
        return max(told, key=len)
    symbol = paper.fullest.symbol
    if symbol is None:
        return "Quốc hội" if paper.type == "law" else None
    if "TU" in symbol.codes:
        return committee
    return next((ISSUERS[code] for code in reversed(symbol.codes) if code in ISSUERS), None)


def _committee(text: Text) -> str | None:
    """The Party committee that the text names first: its symbols end in TU."""
    for at, keys in phrases(text, COMMITTEES):
        return named(text, at, max(body_after(text, at), at + len(keys)))
    return None


def _period(text: Text, one: Mention, starts: list[int]) -> Period | None:
    """The years that the document is for, told after it in its sentence and before the next document."""
    following = bisect_right(starts, one.first)
    end = starts[following] if following < len(starts) else len(text.keys)
    end = min(end, one.first + _FAR)
    if not any(map(str.isdecimal, text.words[one.first : end])):
        return None
    for at in range(one.first, end):
        if text.words[at] == ";" or (at > one.last and ends_after(text, at - 1)):
            return None
        if text.words[at].isdecimal() and (found := stage_at(text, at)):
            return found[0].period
    return None
