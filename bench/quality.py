"""A province's page of quality from the counts of the daily check, beside checking every dossier for it.

On a simulated province, whose cluster `./run` starts (VUNGXANH_VAR names its place):

    ./run simulate --communes 124 --years 2 --yearly 900
    ./run shell --no-imports -c "import runpy; runpy.run_path('bench/quality.py', run_name='__main__')"

Both sides answer for all communes of the province; only the processor time of the process counts.
"""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable

from django.utils import timezone

from vungxanh.access.interface import Purpose, duty
from vungxanh.areas.interface import area_by_code, communes_of
from vungxanh.dossiers.actions import check_quality
from vungxanh.dossiers.queries.checked import last_check
from vungxanh.dossiers.queries.kept import standing
from vungxanh.dossiers.queries.rows import record_of
from vungxanh.dossiers.rules.quality import Record, passing, with_doubles

RUNS = 9


def main() -> None:
    """Time both in turn and print medians and the ratio."""
    at = timezone.now()
    today = timezone.localdate(at)
    province = area_by_code("MS", "province", today, illustrative=True)
    communes = [unit.id for unit in communes_of(province.id, today)]
    check_quality(at=at)

    def counted() -> int:
        _, found = last_check({commune: commune for commune in communes}, today)
        return sum(one.total for one in found.values())

    def checked() -> int:
        with duty(Purpose.CHECK_QUALITY):
            kept = standing(communes, today)
        records: defaultdict[int, list[Record]] = defaultdict(list)
        for one in kept:
            if state := one.state(today):
                records[one.area_id].append(record_of(one, state, at))
        return sum(bool(passing(with_doubles(own))) * len(own) for own in records.values())

    pairs = [(timed(counted), timed(checked)) for _ in range(RUNS + 1)][1:]
    ours, every = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    print(f"{len(communes)} communes, {checked()} dossiers ({counted()} when checked), {RUNS} runs")
    print(f"from counts {ours:.1f} ms   every dossier {every:.1f} ms   ratio {ours / every:.3f}")


def timed(work: Callable[[], int]) -> float:
    """Seconds of processor time of one call."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
