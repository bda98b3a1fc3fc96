"""Where what the product holds contradicts itself in a post's areas; who may see is asked by the caller."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Count, F
from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, may
from vungxanh.areas.interface import areas, province_of
from vungxanh.periods.interface import ReportMonth
from vungxanh.programme.models import AssignmentNeed, Directive, DirectiveRelation, Duty
from vungxanh.programme.queries.directives import dates_of, own_provinces
from vungxanh.programme.queries.results import Found, contradicted
from vungxanh.programme.queries.targets import stated_targets
from vungxanh.programme.rules.cascade import Duty as DutyKind
from vungxanh.programme.rules.contradictions import (
    Asked,
    Contradiction,
    Later,
    Side,
    all_above,
    later_duties,
    plain,
    reference,
)
from vungxanh.programme.rules.directives import Relation
from vungxanh.programme.rules.findings import Raised
from vungxanh.programme.rules.partial import Reading
from vungxanh.records.interface import (
    AGENCIES,
    Check,
    Claim,
    Difference,
    checks,
    difference_report,
    published_figures,
)

MONTHS = 3
"""The counts of agencies are compared in so many months that are over."""
DUTIES = {DutyKind.DISSEMINATE: "quán triệt", DutyKind.PLAN: "ban hành kế hoạch"}


def result_differs(by: Actor, area_ids: Collection[int], on: date) -> Iterator[Contradiction]:
    """Targets of the own province whose published result is not the one that was worked out."""
    province = province_of([by.area_id])[by.area_id]
    if province not in area_ids:
        return
    stated = {one.target.key: one for one in stated_targets(by, {province})}
    own = dict.fromkeys(own_provinces(by), province)
    found = contradicted(by, [one.target for one in stated.values()], own=own)
    told = set()
    for key, (computed, published) in found.items():
        name = reference("result", province, computed.year or computed.as_of, published.source)
        if name in told:
            continue
        told.add(name)
        yield Contradiction(
            raised=Raised.RESULT_DIFFERS,
            area=province,
            reference=name,
            day=published.as_of or on,
            value=1,
            about=f"kết quả của chỉ tiêu “{stated[key].says_vi or stated[key].target.indicator}”",
            one=_computed(computed),
            other=Side(_count(published), f"công bố: {published.source}", _register(province)),
        )


def _register(province: int) -> tuple[str, str]:
    """The page of a province's published figures."""
    return ("published-province", areas([province])[province].code)


def _count(found: Found) -> str:
    parts = found.result
    whole = f" trong {plain(parts.denominator)}" if parts.denominator is not None else ""
    return f"{plain(parts.numerator)}{whole}" if parts.numerator is not None else "?"


def _computed(found: Found) -> Side:
    says = _count(found)
    if found.unknown:
        says += f", {found.unknown} nơi chưa rõ"
    if found.origin == "run":
        return Side(
            says, f"xếp loại năm {found.year}, lượt {found.number}", ("province-receipt", str(found.number))
        )
    return Side(says, f"số đo ngày {found.as_of:%d/%m/%Y}")


def figure_fails(by: Actor, area_ids: Collection[int], on: date) -> Iterator[Contradiction]:
    """Published figures of the own province that do not recompute from what the same source prints."""
    province = province_of([by.area_id])[by.area_id]
    if province not in area_ids:
        return
    held = published_figures(area_ids=own_provinces(by), nation=False)
    claims = {one.claim.key: one.claim for one in held}
    learned = {one.claim.key: timezone.localdate(one.learned_at) for one in held}
    for check in checks(claims.values()):
        named = [key for key in check.of if key in claims]
        if not check.holds and named:
            yield _failing(check, claims[named[0]], province, learned[named[0]])


def _failing(check: Check, claim: Claim, province: int, day: date) -> Contradiction:
    again = "không tính ra số nào" if check.computed is None else plain(check.computed)
    terms = ", ".join(plain(one) for one in check.terms)
    return Contradiction(
        raised=Raised.FIGURE_FAILS,
        area=province,
        reference=reference("figure", check.kind, *check.of),
        day=day,
        value=1,
        about=f"số liệu công bố của {claim.end or claim.as_of or 'kỳ không rõ'}",
        one=Side(f"in {plain(check.printed)}", claim.source, _register(province)),
        other=Side(
            f"tính lại {again}", f"từ {terms or 'các số cùng nguồn'}, cùng nguồn", _register(province)
        ),
    )


def later_duty(by: Actor, area_ids: Collection[int], on: date) -> Iterator[Contradiction]:
    """Duties that a document of these areas lets be done later than one above it asks; four statements."""
    ties = DirectiveRelation.objects.filter(relation=Relation.IMPLEMENTS.value).values_list("of", "to")
    above = all_above(ties)
    days = Duty.objects.order_by().values_list("directive", "duty", "due").distinct()
    asked = [Asked(of, DutyKind(duty), due, frozenset({0})) for of, duty, due in days]
    doubted = {
        one for found in later_duties(asked, above) for one in (found.low.directive, found.high.directive)
    }
    if not doubted:
        return
    named = Directive.objects.in_bulk(sorted(doubted))
    for found in later_duties(_asked(doubted), above):
        if named[found.low.directive].keeper_id in area_ids:
            yield _later(found, named)


def _asked(directives: Collection[int]) -> list[Asked]:
    """What these documents ask, by duty and day with the areas."""
    found: defaultdict[tuple[int, str, date], set[int]] = defaultdict(set)
    rows = Duty.objects.filter(directive__in=directives).values_list("directive", "duty", "due", "area")
    for directive, duty, due, area in rows:
        found[directive, duty, due].add(area)
    return [Asked(of, DutyKind(duty), due, frozenset(held)) for (of, duty, due), held in found.items()]


def _later(found: Later, named: dict[int, Directive]) -> Contradiction:
    low, high = named[found.low.directive], named[found.high.directive]
    return Contradiction(
        raised=Raised.LATER_DUTY,
        area=low.keeper_id,
        reference=reference("duty", low.pk, high.pk, found.low.duty, found.low.due, found.high.due),
        day=found.high.due,
        value=len(found.areas),
        about=f"hạn {DUTIES[found.low.duty]} của {len(found.areas)} xã, phường",
        one=Side(f"{found.low.due:%d/%m/%Y}", str(low), ("cascade", str(low.pk))),
        other=Side(f"{found.high.due:%d/%m/%Y}", f"văn bản trên: {high}", ("cascade", str(high.pk))),
    )


def crossed_work(by: Actor, area_ids: Collection[int], on: date) -> Iterator[Contradiction]:
    """Open work of these areas that waits for work due only after it; one statement."""
    rows = AssignmentNeed.objects.filter(
        needs__deadline__gt=F("assignment__deadline"),
        assignment__given_in__in=list(area_ids),
        assignment__tasks__ended="",
    ).select_related("assignment", "needs")
    for one in rows.order_by("pk").distinct():
        first, then = one.needs, one.assignment
        yield Contradiction(
            raised=Raised.CROSSED_WORK,
            area=then.given_in_id,
            reference=reference("work", then.pk, first.pk),
            day=then.deadline,
            value=1,
            about="hạn của hai việc, việc sau chờ việc trước",
            one=Side(f"việc sau hạn {then.deadline:%d/%m/%Y}", then.what, ("assignment", str(then.pk))),
            other=Side(
                f"việc trước hạn {first.deadline:%d/%m/%Y}", first.what, ("assignment", str(first.pk))
            ),
        )


def disputed_date(by: Actor, area_ids: Collection[int], on: date) -> Iterator[Contradiction]:
    """Documents kept in these areas whose sources give dates that cannot be the same; two statements."""
    rows = Directive.objects.filter(keeper__in=list(area_ids)).annotate(told=Count("dates"))
    for row in rows.filter(told__gt=1).prefetch_related("dates").order_by("pk"):
        dates = dates_of(row)
        if dates.disputed:
            yield Contradiction(
                raised=Raised.DISPUTED_DATE,
                area=row.keeper_id,
                reference=reference("date", row.pk),
                day=timezone.localdate(row.entered_at),
                value=len(dates.disputed),
                about=f"ngày của {row}",
                one=_dated(dates.readings[0], row.pk),
                other=_dated(dates.disputed[0], row.pk),
            )


def _dated(reading: Reading, directive: int) -> Side:
    says = "/".join(reversed(reading.on.text.split("-")))
    return Side(says, reading.source, ("directive", str(directive)))


def agencies_differ(by: Actor, area_ids: Collection[int], on: date) -> Iterator[Contradiction]:
    """What two agencies of the own province count differently, in the last months that are over.

    Of a province alone: no count of a commune is compared, and none of health ever is (safeguard 9).
    """
    if by.area_id not in area_ids or by.level != "province":
        return
    if not may(by, Verb.VIEW_PARTNER_SLICES, area_id=by.area_id, on=on):
        return
    month = ReportMonth.containing(on)
    for _ in range(MONTHS):
        month = month.previous
        for one in difference_report(by, month, on=on):
            if one.by:
                yield _differing(one, month, by.area_id)


def _differing(one: Difference, month: ReportMonth, province: int) -> Contradiction:
    pair, opens = one.pair, ("agency-differences",)
    return Contradiction(
        raised=Raised.AGENCIES_DIFFER,
        area=province,
        reference=reference("agencies", month, pair.one.agency, pair.one.figure, pair.other.agency),
        day=month.as_of,
        value=abs(one.by or 0),
        about=f"{pair.label.vi.lower()}, tháng {month}",
        one=Side(str(one.one), AGENCIES[pair.one.agency].vi, opens),
        other=Side(str(one.other), AGENCIES[pair.other.agency].vi, opens),
    )
