"""Years of events, told to the database by the simulator and counted from its log by other code."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.simulator.recount import FLOWS, STOCKS, Recount, days_of

CODES = [code for codes in (*FLOWS.values(), *STOCKS.values()) for code in codes]
IN_UNITS = [f"D{number:02}" for number in range(7, 15)]


class World(NamedTuple):
    """The province, its log, and the years."""

    settled: Any
    log: Path
    start: date
    end: date

    def recount(self, known_on: date) -> Recount:
        """What the log says by the end of a day; asked often, counted once."""
        return _recount(self.log, known_on)

    @property
    def months(self) -> list[tuple[int, int]]:
        """The report months that lie in the years and are over."""
        every = [(year, month) for year in range(2024, 2030) for month in range(1, 13)]
        return [one for one in every if self.start <= days_of(one)[0] and days_of(one)[1] <= self.end]


@cache
def _recount(log: Path, known_on: date) -> Recount:
    with log.open(encoding="utf-8") as lines:
        return Recount.of(lines, known_on=known_on)


def tell(seed: int, communes: int, start: date, end: date, log: Path, rates: Any = None) -> World:
    """Play the years into the database."""
    from vungxanh.simulator.actions import Teller, settle_shape
    from vungxanh.simulator.rules.events.province import happenings
    from vungxanh.simulator.rules.shapes import invented_shape

    shape = invented_shape(communes, seed)
    settled = settle_shape(shape)
    with log.open("w", encoding="utf-8") as lines:
        teller = Teller(settled, seed, lines)
        for deed in happenings(seed, shape, start, end, rates):
            teller.tell(deed)
    return World(settled, log, start, end)


def wrong_figures(world: World, known_on: date, year: int) -> list[str]:
    """Where the engine's figures of a year, as known on a day, differ from the recount."""
    from vungxanh.indicators.interface import measure
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.interface import facts_table

    areas = {one.area_id: number for number, one in enumerate(world.settled.communes)}
    counted, whole = world.recount(known_on), AssessmentYear(year)
    wrong = []
    for groups in (None, dict.fromkeys(areas, world.settled.area_id)):
        found = measure(
            facts_table(areas, known_on=known_on),
            codes=[*CODES, *IN_UNITS, "G03", "G04", "C03"],
            area_ids=list(areas),
            groups=groups,
            period=whole.period,
            as_of=whole.as_of,
            map_on=whole.as_of,
            known_on=known_on,
        )
        for one in found:
            inside = list(areas.values()) if groups else [areas[one.area_id]]
            asked = ("C02", "C01") if one.code == "C03" else (one.code,)
            wanted = [counted.year(code, inside, year) for code in asked]
            got = [one.numerator, one.denominator][: len(asked)]
            if got != wanted:
                wrong.append(f"{one.code} of {one.area_id} known on {known_on}: {got}, the log says {wanted}")
    return wrong


def wrong_counts(world: World, known_on: date, year: int) -> list[str]:
    """Where what is counted from registers for a year, as known on a day, differs from the recount: schools
    (E04) and reports on time (F03) of each commune, routes (A14) of the province."""
    from vungxanh.indicators.interface import measure
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.interface import counts_table

    areas = {one.area_id: number for number, one in enumerate(world.settled.communes)}
    counted, whole = world.recount(known_on), AssessmentYear(year)
    every, last = [*areas, world.settled.area_id], min(whole.as_of, known_on)
    found = measure(
        counts_table(every, period=whole.period, as_of=whole.as_of, known_on=known_on),
        codes=["A14", "E04", "F03"],
        area_ids=every,
        period=whole.period,
        as_of=whole.as_of,
        map_on=whole.as_of,
        known_on=known_on,
    )
    months = [(year, number) for number in range(1, 13)]
    over = days_of(months[-1])[1] + timedelta(4) < known_on  # before, a report of the year may still come
    wrong = []
    for one in found:
        number = areas.get(one.area_id)
        got = (one.numerator, None if one.code == "A14" else one.denominator)
        if number is None:
            wanted = (counted.stock("A14", None, last), None) if one.code == "A14" else (None, None)
        elif one.code == "E04":
            wanted = counted.schools(number, whole.period.start, last) or (None, None)
        else:
            wanted = counted.on_time(number, months) if one.code == "F03" and over else (None, None)
        if got != wanted:
            wrong.append(f"{one.code} of {number} known on {known_on}: {got}, the log says {wanted}")
    return wrong


def wrong_lines(world: World, known_on: date) -> list[str]:
    """Where flows of each month and stocks of its last day differ from the recount, whatever was reported."""
    from vungxanh.periods.interface import ReportMonth
    from vungxanh.records.queries.lines import flows, flows_by, stocks

    areas = {number: one.area_id for number, one in enumerate(world.settled.communes)}
    counted, wrong = world.recount(known_on), []
    of_flows = [code for codes in FLOWS.values() for code in codes]
    of_stocks = [code for codes in STOCKS.values() for code in codes]
    for month in world.months:
        start, end = days_of(month)
        last, period = end - timedelta(1), ReportMonth(*month).period
        found = flows(areas.values(), of_flows, period=period, known_on=known_on)
        standing = stocks(
            [*areas.values(), world.settled.area_id], [*of_stocks, "A14"], day=last, known_on=known_on
        )
        for number, area in areas.items():
            pairs = [
                (code, found.get((area, code), 0), counted.flow(code, number, start, end))
                for code in of_flows
            ]
            pairs += [
                (code, standing.get((area, code), 0), counted.stock(code, number, last)) for code in of_stocks
            ]
            wrong += [
                f"{code} of {number} in {month}: {got}, the log says {want}"
                for code, got, want in pairs
                if got != want
            ]
        routes = standing.get((world.settled.area_id, "A14"), 0)
        if routes != counted.stock("A14", None, last):
            wrong.append(f"A14 in {month}: {routes}")
        seized = {
            (code, f"{substance}/{unit}"): value
            for code in IN_UNITS
            for (substance, unit), value in flows_by(
                ["substance", "unit"], areas.values(), code, period=period, known_on=known_on
            ).items()
        }
        if seized != dict(counted.seized(start, end, set(areas))):
            wrong.append(f"seized in {month}: {seized}")
    return wrong


def wrong_reports(world: World) -> list[str]:
    """Where figures that reports froze, or their being on time, differ from the recount."""
    from vungxanh.periods.interface import ReportMonth
    from vungxanh.records.queries.months import frozen_figures, reports
    from vungxanh.records.rules.monthly.due import Timing, timing

    counted, wrong = world.recount(world.end), []
    areas = [one.area_id for one in world.settled.communes]
    months = [ReportMonth(*month) for month in world.months]
    for (area, month), report in reports(areas, months).items():
        key = (areas.index(area), (month.year, month.month))
        wanted = counted.reports.get(key)
        step = report.counting
        got = {part: one.value for part, one in frozen_figures(step.id).items()} if step else None
        if got != wanted:
            wrong.append(f"report {key}: {_other(got, wanted)}")
        on_time = timing(month, report.state, report.first_submitted_on, world.end) is Timing.ON_TIME
        due = days_of(key[1])[1] + timedelta(4)
        if on_time != (wanted is not None and counted.handed_in[key] <= due):
            wrong.append(f"report {key}: on time {on_time}")
    return wrong


def _other(got: Any, wanted: Any) -> Any:
    if got is None or wanted is None:
        return got, wanted
    return {
        part: (got.get(part), wanted.get(part)) for part in got | wanted if got.get(part) != wanted.get(part)
    }


def wrong_differences(world: World, months: Iterable[tuple[int, int]]) -> list[str]:
    """Where the two counts of the difference report are not those of the log."""
    from vungxanh.periods.interface import ReportMonth
    from vungxanh.records.queries.stated import difference_report

    counted, wrong = world.recount(world.end), []
    for month in months:
        found = difference_report(world.settled.posts["analyst"], ReportMonth(*month), on=world.end)
        for one in found:
            sides = [
                _side(counted, side.agency.value, side.figure, month)
                for side in (one.pair.one, one.pair.other)
            ]
            if [one.one, one.other] != sides:
                wrong.append(f"{one.pair.label.en} in {month}: {one.one}, {one.other}, the log says {sides}")
    return wrong


def _side(counted: Recount, agency: str, figure: str, month: tuple[int, int]) -> int | None:
    if agency != "police":
        return counted.slices.get((agency, figure, month))
    start, end = days_of(month)
    inside = [one for one in counted.events.values() if start <= one.day < end]
    if figure.startswith("stage:"):
        said = {"stage": figure.removeprefix("stage:"), "reporter": "police"}
        return len({one.subject for one in inside if one.kind == "case_stage" and one.facts == said}) or None
    if figure == "E07":
        founded = [life for life in counted.lives("model_founded") if life[0].day < end]
        communes = {life[0].commune for life in founded}
        last = end - timedelta(1)
        return sum(counted.stock("E07", one, last) for one in communes) if founded else None
    if figure == "C01":
        tests = [row["tests"] for one in inside if one.kind == "screening" for row in one.facts["tested"]]
        return sum(tests) if tests else None
    cases = [one for one in inside if one.kind == "case" and "border" in one.facts.get("marks", ())]
    return len(cases) or None


def wrong_all(world: World, days: list[date], years: list[int]) -> list[str]:
    """Where whatever the product counts of events is not what the log says, as known on each of the days."""
    handed_in = world.log.read_text(encoding="utf-8").count('"act": "submit"')
    return [
        *(() if handed_in >= len(world.months) else (f"only {handed_in} reports were handed in",)),
        *(line for day in days for line in wrong_lines(world, day)),
        *(line for year in years for line in wrong_figures(world, days[-1], year)),
        *(line for year in years for line in wrong_counts(world, days[-1], year)),
        *wrong_reports(world),
        *wrong_differences(world, world.months),
    ]


def wrong_facts(world: World, year: int) -> list[str]:
    """Where the months of the log, written down as plain facts, give other figures than the events do."""
    import pyarrow as pa

    from vungxanh.indicators.engine import FACTS
    from vungxanh.indicators.interface import measure
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.interface import facts_table

    areas, day = [one.area_id for one in world.settled.communes], timedelta(1)
    rows = [
        (areas[commune], code, *days_of(month), value)
        for (commune, month), figures in world.recount(world.end).reports.items()
        for (code, part), value in figures.items()
        if not part
    ]
    plain = [
        {
            "fact_id": number,
            "area_id": area,
            "indicator": code,
            "period_start": start,
            "period_end": end,
            "as_of": end - day,
            "value": value,
            "learned_on": world.end,
            "withdrawn_on": None,
        }
        for number, (area, code, start, end, value) in enumerate(rows, 1)
    ]
    whole = AssessmentYear(year)
    one, other = (
        measure(
            facts,
            codes=CODES,
            area_ids=areas,
            period=whole.period,
            as_of=whole.as_of,
            map_on=whole.as_of,
            known_on=world.end,
        )
        for facts in (facts_table(areas, known_on=world.end), pa.Table.from_pylist(plain, schema=FACTS))
    )
    if not any(its.numerator for its in one):
        return [f"{year}: the events give no figure"]
    return [
        f"{its.code} of {its.area_id} in {year}: {its.numerator}, as facts {same.numerator}"
        for its, same in zip(one, other, strict=True)
        if (its.code, its.area_id, its.numerator) != (same.code, same.area_id, same.numerator)
    ]


def noon(day: date) -> datetime:
    """Noon in Vietnam."""
    from vungxanh.simulator.actions.playing import HOURS

    return datetime.combine(day, time(12), HOURS)
