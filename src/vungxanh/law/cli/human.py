"""The table for people, in Vietnamese: one line a commune, then how many of each class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from vungxanh.law.cli.table import Row
from vungxanh.law.interface import ProvinceResult, Reading, Result, ruleset_for, verdicts

HEAD = ("Mã", "Năm", "Xếp loại", "Trước thứ tự ưu tiên", "Vì các cột")
UNDETERMINED = "chưa xác định"
TRUTHS = {True: "đạt không ma túy", False: "không đạt không ma túy", None: "chưa rõ không ma túy"}


class Summary:
    """Gathers results, then writes the table and the counts."""

    def __init__(self, reading: Reading, all_readings: bool) -> None:
        self._reading = reading
        self._all_readings = all_readings
        self._lines: list[tuple[str, ...]] = []
        self._counts: Counter[str] = Counter()
        self._years: dict[int, dict[str, str]] = {}

    def add(self, row: Row, result: Result) -> None:
        """Take in one commune."""
        words = self._years.setdefault(row.year, _words(row.year))
        verdict = words.get(result.verdict, UNDETERMINED)
        self._counts[verdict] += 1
        key = words.get(
            result.key_class, "không phải trọng điểm" if result.key_class == "none" else UNDETERMINED
        )
        before = f"{key}; {TRUTHS[result.drug_free]}"
        self._lines.append((row.area_code, str(row.year), verdict, before, self._why(row, result, words)))

    def _why(self, row: Row, result: Result, words: dict[str, str]) -> str:
        if result.possible is not None:
            possible = ", ".join(words[name] for name in result.possible)
            return f"có thể là: {possible}; cần biết: {', '.join(result.decides or ())}"
        why = ", ".join(result.because or ())
        if not self._all_readings:
            return why
        others = Counter(verdicts(row.figures, row.year).values())
        del others[result.verdict]
        told = ", ".join(f"{words.get(name, UNDETERMINED)} ({count})" for name, count in others.items())
        return f"{why}; cách hiểu khác: {told}" if told else why

    def lines(self, province: ProvinceResult | None) -> Iterator[str]:
        """The table, the counts, the province where asked for, and the reading they stand under."""
        table = [HEAD, *self._lines]
        widths = [max(len(line[place]) for line in table) for place in range(len(HEAD) - 1)]
        for line in table:
            cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
            yield "  ".join([*cells, line[-1]]).rstrip()
        yield ""
        total = len(self._lines)
        for verdict, count in self._counts.most_common():
            yield f"{count:>6}  {_share(count, total):>7}  {verdict}"
        if province is not None:
            yield from ("", f"Cấp tỉnh: {_province_words(province)}")
        yield from ("", f"Cách hiểu: {self._reading.key}")


def _share(count: int, total: int) -> str:
    """A share in per cent with one decimal, rounded half up in whole numbers: 28,2 %."""
    tenths = (2 * count * 10**3 + total) // (2 * total)
    return f"{tenths // 10},{tenths % 10} %"


def _words(year: int) -> dict[str, str]:
    return {line["id"]: line["says"]["vi"] for line in ruleset_for(year).data["verdicts"]}


def _province_words(province: ProvinceResult) -> str:
    lines = ruleset_for(province.year).data["province"]["verdicts"]
    return next((str(line["says"]["vi"]) for line in lines if line["id"] == province.verdict), UNDETERMINED)
