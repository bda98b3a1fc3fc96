"""The term of a dossier from its deciding document: the law of that day, the transition, the last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vungxanh.dossiers.rules.days import ONE_DAY
from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.kinds import AgeBand, Issuer, Kind, Origin
from vungxanh.dossiers.rules.law import Law, TermRule, the_law
from vungxanh.dossiers.rules.refusals import Citation, RefusedError
from vungxanh.periods.interface import Period, add_months

SYMBOL = re.compile(r"[0-9]{1,5}[A-ZĐ]?(/(19|20)[0-9][0-9])?/(QĐ|BB|TB|PĐK|GXN)(-[A-ZĐ]{1,8}[0-9]{0,2}){1,3}")
"""A number, perhaps a year, a type of document and its bodies: `12/QĐ-CAX`. No room for a person's number."""


@dataclass(frozen=True, slots=True)
class DecisionReference:
    """What names the deciding document: symbol, date, issuer, and the area of the issuer.

    Raises RefusedError for a symbol that no document has.
    """

    symbol: str
    date: date
    issuer: Issuer
    area: int

    def __post_init__(self) -> None:
        check_symbol(self.symbol)


def check_symbol(symbol: str) -> None:
    """Raises RefusedError for a symbol that no document has."""
    if not SYMBOL.fullmatch(symbol):
        # What was typed is not repeated: it may be a person's number.
        raise RefusedError(
            "symbol",
            "số, ký hiệu văn bản không đúng mẫu; ghi như 12/QĐ-CAX, không ghi gì về người",
            "the symbol is not one of a document: write it as 12/QĐ-CAX, and nothing about a person",
        )


@dataclass(frozen=True, slots=True)
class TermFacts:
    """What the deciding document says that bears on the term.

    `begins`: the day of registration (home and community, from July 2026) or of completion (post-rehab);
    None where the law counts from the decision. `first_time`: of rehabilitation, under the 2025 law.
    `months_named`: the length that the decision itself names. `origin`: what post-rehab follows on.
    `remaining_until`: the end of the term (half-open) that a person brings along from another commune.
    """

    decision: DecisionReference
    band: AgeBand
    begins: date | None = None
    first_time: bool = True
    months_named: int | None = None
    origin: Origin | None = None
    remaining_until: date | None = None

    @property
    def cases(self) -> frozenset[str]:
        """The cases of the law that these facts fall under."""
        minor = "minor" if self.band is AgeBand.MINOR else "adult"
        again = "first" if self.first_time else "again"
        return frozenset({"any", minor, again, *([self.origin.value] if self.origin else [])})


@dataclass(frozen=True, slots=True)
class Term:
    """How long a dossier stands, under which law.

    `lapses`: at the end of the period it is over by itself. Otherwise the law gives no term: it must have
    been reviewed by then, or it awaits confirmation. `readings` name the choices that were needed.
    """

    period: Period
    lapses: bool
    law: str
    cites: tuple[Citation, ...]
    readings: tuple[str, ...] = ()

    @property
    def end(self) -> date:
        """The first day on which it no longer stands, or no longer without a review."""
        return self.period.end

    @property
    def last_day(self) -> date:
        """The last day on which it stands, or on which a review is in time."""
        return self.period.last_day

    def days_left(self, today: date) -> int:
        """How many days it still stands, today included; 0 when it is over."""
        return max(0, (self.end - today).days)

    def warnings_due(self, today: date, defaults: Defaults = STANDARD) -> bool:
        """Whether today is one of the days on which the commune is told that the term ends."""
        return (self.last_day - today).days in defaults.warning_days


def term_of(
    kind: Kind, facts: TermFacts, on: date, *, defaults: Defaults = STANDARD, law: Law | None = None
) -> Term:
    """The term that a deciding document gives, entered on the day `on`.

    Raises RefusedError when the decision lies in the future or before the laws that are known, when its
    issuer was not competent on its date, when a day or a length is missing or not as the law has it, and
    when the term is already over.
    """
    law = law or the_law()
    governing = _governing(facts, on, law)
    readings = [] if _issuer_seen(kind, facts, governing, law) else ["issuer_not_seen"]
    rule = law.term(kind, governing, facts.cases)
    if rule is None:
        raise _no_origin(kind, law)
    first = _first_day(rule, facts, on, defaults)
    months = _months(rule, facts)
    lapses = months is not None or (facts.remaining_until is not None and not rule.review)
    if facts.remaining_until is not None and lapses:
        period = _remaining(first, months, facts.remaining_until, law)
        readings.append("same_last_day")
    else:
        period = Period(first, add_months(first, months or defaults.review_months))
    if period.end <= on and lapses:
        raise _expired(period, rule)
    readings += _readings_of(rule, facts, governing, law, defaults)
    return Term(period, lapses, governing, rule.cites, tuple(readings))


def _governing(facts: TermFacts, on: date, law: Law) -> str:
    """The law of the decision's day: whoever is in rehabilitation on 1 July 2026 finishes under the older,
    and what is decided afterwards follows the new one (120/2025/QH15, Article 56.1 and 56.2)."""
    decided = facts.decision.date
    if decided > on:
        raise RefusedError(
            "decision_future",
            f"quyết định ghi ngày {decided:%d/%m/%Y}, sau ngày nhập {on:%d/%m/%Y}; hãy xem lại ngày",
            f"the decision is dated {decided}, after the day of entry {on}: check the date on the document",
        )
    return law.on(decided)


def _issuer_seen(kind: Kind, facts: TermFacts, governing: str, law: Law) -> bool:
    """Whether a text names who issues such a document; raises RefusedError when it names somebody else."""
    found = law.deciders(kind, governing, facts.cases)
    # Opened from health data a dossier would make treatment a trap: no kind rests on a clinic's paper.
    if facts.decision.issuer is Issuer.HEALTH_FACILITY:
        found = (frozenset(), found[1] if found else ())
    if found is None:
        return False
    issuers, cites = found
    if facts.decision.issuer not in issuers:
        vi, en = law.name(kind)
        raise RefusedError(
            "issuer",
            f"ngày {facts.decision.date:%d/%m/%Y} người ra văn bản này không có thẩm quyền đối với {vi};"
            " hãy kiểm tra nơi ban hành và ngày",
            f"on {facts.decision.date} this issuer was not competent for {en}: check the issuer and the date",
            cites=cites,
        )
    return True


def _no_origin(kind: Kind, law: Law) -> RefusedError:
    vi, en = law.name(kind)
    return RefusedError(
        "no_origin",
        f"{vi}: hãy chọn người đó đã hoàn thành việc gì, vì thời hạn tùy theo đó",
        f"{en}: say what was completed before it, the term depends on it",
    )


def _first_day(rule: TermRule, facts: TermFacts, on: date, defaults: Defaults) -> date:
    """The first day of the term; raises RefusedError when it is missing or still to come."""
    if rule.counted_from == "decision" or facts.remaining_until is not None:
        begins = facts.decision.date
    elif facts.begins is None:
        vi, en = {
            "registration": ("lập biên bản tiếp nhận đăng ký", "registration was recorded"),
            "completion": ("hoàn thành việc cai nghiện", "rehabilitation was completed"),
        }[rule.counted_from]
        raise RefusedError(
            "no_start",
            f"thiếu ngày {vi}: luật tính thời hạn từ ngày đó",
            f"the day on which {en} is missing: the law counts from it",
            cites=rule.cites,
        )
    else:
        begins = facts.begins
    if begins > on:
        raise RefusedError(
            "not_begun",
            f"thời hạn bắt đầu ngày {begins:%d/%m/%Y}, chưa đến; hãy nhập khi đã bắt đầu",
            f"the term begins on {begins}, which is still to come: enter it when it has begun",
            cites=rule.cites,
        )
    return begins if defaults.first_day_counts else begins + ONE_DAY


def _months(rule: TermRule, facts: TermFacts) -> int | None:
    """The length in months; None where there is none. Raises RefusedError for one the law does not give."""
    named = facts.months_named
    least, most = (rule.months, rule.months) if rule.months else (rule.least, rule.most)
    if rule.review:
        return None
    if named is None:
        if rule.months is None and least is not None and facts.remaining_until is None:
            raise _bad_months(rule, least, most)
        return rule.months or most
    if named < 1 or (least is not None and not least <= named <= (most or named)):
        raise _bad_months(rule, least, most)
    return named


def _bad_months(rule: TermRule, least: int | None, most: int | None) -> RefusedError:
    bounds = "ít nhất 1" if least is None else f"{least}" if least == most else f"{least}–{most}"
    bounds_en = "at least 1" if least is None else bounds
    return RefusedError(
        "months",
        f"thời hạn theo luật là {bounds} tháng; hãy ghi đúng số tháng trong quyết định",
        f"the law gives {bounds_en} months: enter the months that the decision names",
        cites=rule.cites,
    )


def _remaining(first: date, months: int | None, until: date, law: Law) -> Period:
    """A new decision after a move runs for what remains, never longer than a whole term."""
    end = min(until, add_months(first, months)) if months else until
    if end <= first:
        raise RefusedError(
            "expired",
            f"thời hạn cũ hết ngày {end - ONE_DAY:%d/%m/%Y}, trước quyết định nơi đến: không còn gì",
            f"the earlier term ended on {end - ONE_DAY}, before the new commune's decision: nothing remains",
            cites=law.rests_on("remaining_term"),
        )
    return Period(first, end)


def _expired(period: Period, rule: TermRule) -> RefusedError:
    return RefusedError(
        "expired",
        f"thời hạn đã hết ngày {period.last_day:%d/%m/%Y}: không còn thuộc diện quản lý, không mở hồ sơ",
        f"the term ended on {period.last_day}: nobody is managed under it any more, no dossier is opened",
        cites=rule.cites,
    )


def _readings_of(rule: TermRule, facts: TermFacts, governing: str, law: Law, defaults: Defaults) -> list[str]:
    """The named choices that this term needed."""
    found = [rule.reading] if rule.reading else []
    begun_after = facts.begins is not None and law.on(facts.begins) != governing
    if begun_after and rule.counted_from == "decision" and governing != law.newest:
        found.append("begun_after")
    return [*found, "first_day_counts"] if defaults.first_day_counts else found
