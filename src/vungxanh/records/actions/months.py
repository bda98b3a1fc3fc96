"""The steps of a monthly report: prepare, submit, return, validate (which locks), reopen."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from vungxanh.access.interface import Actor, Verb, acting, covered, require
from vungxanh.areas.interface import same_ground
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.models import ReportFigure, ReportStep
from vungxanh.records.queries.known import day_of
from vungxanh.records.queries.months import Report, assembled, locked, reports
from vungxanh.records.rules.events.shape import Happened, Refusal
from vungxanh.records.rules.monthly.assemble import Assembled
from vungxanh.records.rules.monthly.sections import BY_CODE, Said
from vungxanh.records.rules.monthly.steps import Act, ReportRefusedError, check_step

MONTHS = 5_128_002
"""The number of the lock that a step on a month takes for itself, and a recording in it shares."""
LONGEST_REMARK = 600


def prepare(
    *, area_id: int, month: ReportMonth, said: Mapping[str, str], remark: str, by: Actor, at: datetime
) -> int:
    """Say of empty sections that there was nothing or that it is not known, and that the month is ready.

    Returns the number of the step. Raises Refused, and ReportRefusedError for a month that is not over, a
    word that is none of the list or a step that cannot follow.
    """
    _require_over(month, day_of(at))
    if not said.keys() <= BY_CODE.keys() or not set(said.values()) <= {one.value for one in Said}:
        raise ReportRefusedError(
            "said",
            "Câu trả lời cho một mục không có trong danh sách: hãy chọn lại.",
            "An answer of a section is none of the list: choose again.",
        )
    with acting(by, "prepare monthly report"):
        _require(by, Verb.RECORD_EVENTS, area_id, at)
        before = _alone(area_id, month)
        text = covered(remark).text[:LONGEST_REMARK]
        return _step(before, Act.PREPARED, by=by, at=at, said=dict(said), remark=text).number


def submit(*, area_id: int, month: ReportMonth, digest: str, by: Actor, at: datetime) -> int:
    """Hand the month in: its figures are frozen as they stand, and count from today.

    `digest` names the figures that were on the page: where something was recorded since, nothing is handed
    in. Returns the number of the step. Raises Refused, ReportRefusedError.
    """
    with acting(by, "submit monthly report"):
        _require(by, Verb.SUBMIT_REPORT, area_id, at)
        before = _alone(area_id, month)
        prepared = before.prepared
        found = assembled(area_id, month, prepared.said if prepared else {})
        check_step(before.last, Act.SUBMITTED, holder=by.holder, reason="")
        _require_whole(found, digest)
        step = _step(before, Act.SUBMITTED, by=by, at=at, digest=found.digest)
        _freeze(step, found)
        return step.number


def send_back(*, area_id: int, month: ReportMonth, reason: str, remark: str, by: Actor, at: datetime) -> int:
    """Return a report with a reason: its figures count no longer. Raises Refused, ReportRefusedError."""
    return _by_province(Act.RETURNED, Verb.VALIDATE_REPORT, area_id, month, reason, remark, by, at)


def validate(*, area_id: int, month: ReportMonth, by: Actor, at: datetime) -> int:
    """Validate a report, which locks its month. Raises Refused, ReportRefusedError."""
    return _by_province(Act.VALIDATED, Verb.VALIDATE_REPORT, area_id, month, "", "", by, at)


def reopen(*, area_id: int, month: ReportMonth, reason: str, remark: str, by: Actor, at: datetime) -> int:
    """Open a locked month again, with a reason that stays. Raises Refused, ReportRefusedError."""
    return _by_province(Act.REOPENED, Verb.REOPEN_REPORT, area_id, month, reason, remark, by, at)


def _by_province(
    act: Act,
    verb: Verb,
    area_id: int,
    month: ReportMonth,
    reason: str,
    remark: str,
    by: Actor,
    at: datetime,
) -> int:
    with acting(by, f"{act.value} monthly report"):
        _require(by, verb, area_id, at)
        before = _alone(area_id, month)
        text = covered(remark).text[:LONGEST_REMARK]
        return _step(before, act, by=by, at=at, reason=reason, remark=text).number


def _require(by: Actor, verb: Verb, area_id: int, at: datetime) -> None:
    require(by, verb, area_id=area_id, on=day_of(at))


def _require_over(month: ReportMonth, today: date) -> None:
    if today <= month.as_of:
        raise ReportRefusedError(
            "not_over",
            f"Tháng {month} chưa hết: báo cáo được soạn từ ngày {month.period.end:%d/%m/%Y}.",
            f"Month {month} is not over: its report can be prepared from {month.period.end}.",
        )


def _require_whole(found: Assembled, digest: str) -> None:
    if found.missing:
        names = ", ".join(section.label.vi.lower() for section in found.missing)
        english = ", ".join(section.label.en.lower() for section in found.missing)
        raise ReportRefusedError(
            "missing",
            f"Còn thiếu: {names}. Cán bộ xã ghi việc đã xảy ra, hoặc trả lời “không có” hay “chưa rõ”.",
            f"Missing: {english}. The officer records what happened, or answers “none” or “not known”.",
        )
    if found.digest != digest:
        raise ReportRefusedError(
            "changed",
            "Số liệu vừa đổi vì có việc được ghi hoặc sửa: hãy xem lại rồi gửi.",
            "The figures have just changed as something was recorded or amended: look again, then submit.",
        )


def _alone(area_id: int, month: ReportMonth) -> Report:
    """The report, while nobody else takes a step on it or records in its month."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [MONTHS, _lock(area_id, month)])
    return reports([area_id], [month])[area_id, month]


def _lock(area_id: int, month: ReportMonth) -> int:
    return (area_id * 1_201 + month.year * 12 + month.month) % 2**31


def _step(
    before: Report,
    act: Act,
    *,
    by: Actor,
    at: datetime,
    said: Mapping[str, str] | None = None,
    remark: str = "",
    reason: str = "",
    digest: str = "",
) -> ReportStep:
    check_step(before.last, act, holder=by.holder, reason=reason)
    learned = max(at, before.last.at) if before.last else at
    try:
        with transaction.atomic():
            return ReportStep.objects.create(
                area_id=before.area_id,
                year=before.month.year,
                month=before.month.month,
                number=len(before.steps) + 1,
                act=act.value,
                said=said or {},
                remark=remark,
                reason=reason,
                digest=digest,
                post=by.symbol,
                holder=by.holder or None,
                at=learned,
            )
    except IntegrityError as error:
        raise ReportRefusedError(
            "taken",
            "Người khác vừa làm bước này: hãy mở lại báo cáo để xem.",
            "Somebody else has just taken this step: open the report again.",
        ) from error


def _freeze(step: ReportStep, found: Assembled) -> None:
    period = found.month.period
    ReportFigure.objects.bulk_create(
        ReportFigure(
            step=step,
            area_id=step.area_id,
            indicator=figure.indicator,
            part=figure.part,
            period=DateRange(period.start, period.end),
            as_of=found.month.as_of,
            value=figure.value,
            events=list(figure.events),
            learned_at=step.at,
        )
        for figure in found.figures
    )


def refuse_locked(told: Happened, on: date) -> Iterable[Refusal]:
    """Nothing is recorded, amended or withdrawn in a month that the province has locked."""
    month = ReportMonth.containing(told.day)
    own = [told.area, *(unit.area for unit in told.units)]
    grounds = same_ground(own)
    ground = sorted(set().union(*(grounds[area] for area in own)))
    with connection.cursor() as cursor:
        for area in ground:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [MONTHS, _lock(area, month)])
    if locked(ground, told.day):
        yield Refusal(
            "locked",
            "day",
            f"Tháng {month} đã khoá: xin tỉnh mở lại báo cáo tháng đó, rồi ghi.",
            f"Month {month} is locked: ask the province to reopen its report, then record.",
        )
