"""Re-derives a receipt of Decision 28/2025/QĐ-TTg and rejects it unless every byte is right.

Stand-alone (Python 3.11): exits 0 or, saying why, 1. Only a signature tells a receipt forged whole and well.
"""

import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path
from typing import Any, TypeVar

FORMAT, MAX_BYTES, MAX_COMMUNES, MAX_FIGURE, SHARED = 1, 4_000_000, 2_000, 10**12, "use_points_shared"
T = TypeVar("T")
Json = dict[str, Any]
Cut = tuple[Fraction, int]  # (share, whole): reached from the figure ⌈residents × share⌉ + whole up
Reading = tuple[tuple[str, str], ...]  # (open point, option) in the order of the rule set
Levels = tuple[int, ...]  # for each figure how many of its cuts are reached; the route last, 1 when on one
Span = tuple[int, int | None]  # smallest and largest value that a figure can have; None: no upper limit
VIOLATORS, SOURCES = "resident_violators_province", {"workbook", "registers", "series"}
SIDES = {"from": (0, ">="), "above": (1, ">"), "at_most": (1, "<="), "below": (0, "<")}


class RejectedError(Exception):
    """The receipt does not hold; the text says why, in Vietnamese and English."""


def _need(holds: object, vi: str, en: str) -> None:
    if not holds:
        raise RejectedError(f"{vi} / {en}")


def _canonical(thing: object) -> bytes:
    return (json.dumps(thing, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()


def _digest(thing: object) -> str:
    return hashlib.sha256(_canonical(thing)).hexdigest()


def _parse(data: bytes) -> Json:
    _need(len(data) <= MAX_BYTES, "tệp quá lớn", "the file is too large")
    try:
        thing = json.loads(data.decode(), parse_float=complex, parse_constant=complex)  # never written again
        whole = isinstance(thing, dict) and _canonical(thing) == data
        _need(whole, "tệp không ở dạng chuẩn", "the bytes are not canonical (spaces, order, a key twice)")
    except (ValueError, TypeError, RecursionError) as error:
        raise RejectedError("không phải JSON số nguyên / not JSON of whole numbers") from error
    _need(unicodedata.is_normalized("NFC", data.decode()), "chữ chưa ở dạng NFC", "text not in form NFC")
    return dict(thing)


def _cut_of(test: Json, side: str) -> Cut:
    return Fraction(*test[side].get("per", (0, 1))), test[side].get("whole", 0) + SIDES[side][0]


def _smallest(cut: Cut, base: int) -> int:
    return -(-base * cut[0].numerator // cut[0].denominator) + cut[1]


def _single(seen: Iterable[T], otherwise: T | None = None) -> T | None:
    return next(iter(found)) if len(found := set(seen)) == 1 else otherwise


def _settled(answers: list[bool | None], wanted: bool) -> bool | None:  # any (True) or all (False)
    return wanted if wanted in answers else None if None in answers else not wanted


class _Law:
    """A rule set, with every figure of a commune cut at every bound that is printed for it."""

    def __init__(self, rules: Json) -> None:
        self.rules, self.commune, self.lines = rules, rules["commune"], rules["changes"]
        self.inputs, self.order = [i["id"] for i in rules["inputs"]], [v["id"] for v in rules["verdicts"]]
        self.ranks = [c["id"] for c in self.commune["classes"]][::-1]
        groups = [*self.commune["classes"], self.commune["drug_free"]]
        self.criteria: Json = {c["id"]: c for group in groups for c in group["criteria"]}
        every = [*self.criteria.values(), *rules["province"]["key"]["criteria"]]
        self.tests: dict[str, list[Json]] = {c["id"]: c.get("any", c.get("all", [])) for c in every}
        self.rates = [f["id"] for f in self.commune["figures"] if f["per"]]
        self.rated = {*self.rates, *(f["id"] for f in rules["province"]["figures"] if f["per"])}
        sums = {f["id"]: f["sum"] for f in self.commune["figures"]} | {"route": ["key_route"]}
        self.sums: dict[str, list[str]] = dict(sorted(sums.items(), key=lambda f: f[0] not in self.rates))
        tests = [t for name in self.criteria for t in self.tests[name]]
        cuts = {(id(t), side): (t["figure"], _cut_of(t, side)) for t in tests for side in SIDES if side in t}
        self.cuts = {f: sorted({cut for figure, cut in cuts.values() if figure == f}) for f in self.sums}
        self.places = {k: (list(self.sums).index(f), self.cuts[f].index(cut)) for k, (f, cut) in cuts.items()}
        self.cuts["route"] = [(Fraction(0), 1)]
        self.precedence = {o["id"]: o.get("order") for p in rules["readings"] for o in p["options"]}
        options = [[(p["id"], o["id"]) for o in p["options"]] for p in rules["readings"]]
        self.readings = {"/".join(o for _, o in r): r for r in product(*options)}
        self.met = lru_cache(99_999)(lambda at, r: {name: self.holds(name, at, r) for name in self.criteria})
        self.classes = lru_cache(99_999)(self.classes_at)

    def applies(self, part: Json, reading: Reading) -> bool:
        return set(part.get("when", {}).items()) <= set(reading)

    def level(self, figure: str, count: int, residents: int) -> int:
        return sum(count >= _smallest(cut, residents) for cut in self.cuts[figure])

    def passes(self, test: Json, at: Levels, reading: Reading | None) -> bool:
        """One comparison; without a reading only its lower bound, read always: that gives a level."""
        for side in SIDES if reading else ("from", "above"):
            if side in test and (reading is None or self.applies(test[side], reading)):
                figure, number = self.places[id(test), side]
                if (at[figure] > number) == (side in ("below", "at_most")):
                    return False
        return True

    def combined(self, rule: Json, at: Levels, reading: Reading) -> int:
        """How many metrics have the level that a combined criterion asks for, or a higher one."""
        count, enough = 0, self.ranks[self.ranks.index(rule["level"]) :]
        for metric in self.commune["metrics"]:
            names = [name for rank, name in metric["levels"].items() if rank in enough]
            count += any(self.passes(t, at, None) for name in names for t in self.tests[name])
        too = rule.get("counts_too")
        return count + bool(too and self.applies(too, reading) and self.holds(too["criterion"], at, reading))

    def holds(self, name: str, at: Levels, reading: Reading) -> bool:
        if rule := self.criteria[name].get("combined"):
            return at[-1] == 1 and self.combined(rule, at, reading) >= rule["at_least"]
        some = any if "any" in self.criteria[name] else all
        return some(self.passes(t, at, reading) for t in self.tests[name])

    def classes_at(self, at: Levels, reading: Reading) -> tuple[str, bool, str]:
        met, groups = self.met(at, reading), self.commune["classes"]
        held = (g["id"] for g in groups if sum(met[c["id"]] for c in g["criteria"]) >= g["at_least"])
        key, free = next(held, "none"), all(met[c["id"]] for c in self.commune["drug_free"]["criteria"])
        order = self.precedence[dict(reading)["precedence"]]
        return key, free, next((v for v in order if v == key or (v == "drug_free" and free)), "unclassified")

    def fits(self, line: Json, value: object) -> bool:
        number = type(value) is int and bool(line.get("least", 0) <= value < MAX_FIGURE)
        return value is None or (value in line["values"] if "values" in line else number)

    def compared(self, test: Json, figure: int | None, base: int | None, reading: Reading) -> Json:
        """Both sides of one comparison and what is left; None where a number that it needs is unknown."""
        rated, side = test["figure"] in self.rated, next(side for side in SIDES if side in test)
        read = self.applies(test[side], reading)
        value = figure if not rated else None if None in (figure, base) else f"{figure}/{base}"
        row: Json = {"value": value, "op": SIDES[side][1] if read else ">="}
        for part, shown, gap in ((side, "threshold", "margin"), ("below", "below", "margin_upper")):
            if part == side or (part in test and self.applies(test[part], reading)):
                bound, cut = test[part], _cut_of(test, part)
                ratio = "{}/{}".format(*bound.get("per", (bound.get("whole"), 1)))
                row |= {shown: ratio if rated else bound["whole"], gap: None}
                if figure is not None and not (cut[0] and base is None):
                    left = figure - _smallest(cut, base or 1)
                    row[gap] = -1 - left if part in ("at_most", "below") else left
        return row if read else row | {"margin": figure}

    def cited(self, criterion: Json, met: bool | None, rows: list[Json]) -> Json:
        """One criterion as the receipt prints it: two comparisons become lists, unknown where either is."""
        words = {"point": "điểm", "clause": "khoản", "article": "Điều"}
        place = [f"{word} {criterion['cite'][key]}" for key, word in words.items() if criterion["cite"][key]]
        out = {"id": criterion["id"], "citation": " ".join([*place, self.rules["instrument"]["title"]["vi"]])}
        for key in rows[0]:
            pair = [row[key] for row in rows]
            out[key] = pair[0] if len(pair) == 1 or key == "op" else None if None in pair else pair
        return out | {"met": met}


class _Case:
    """The inputs of one commune, None for unknown, and every completion of them that can matter."""

    def __init__(self, law: _Law, given: Json) -> None:
        self.law, self.given, self.route = law, given, given["key_route"]
        self.open = {f: any(given[i] is None for i in sums) for f, sums in law.sums.items()}
        self.now = {f: sum(given[i] or 0 for i in sums) for f, sums in law.sums.items() if f != "route"}
        self.now["route"] = int(self.route in law.commune["route"]["marks"])
        seeds = [(f, n) for f in law.rates for n in (self.now[f], 1)]
        self.tried = {r: {f: self.tries(f, r) for f in law.sums} for r in self.residents(seeds)}
        levels = (((law.level(f, n, r) for n in ns) for f, ns in t.items()) for r, t in self.tried.items())
        self.rows = {tuple(tuple(sorted(set(span))) for span in row) for row in levels}

    def residents(self, counts: Iterable[tuple[str, int]]) -> set[int]:
        """A known number alone; an open one where a level of a given count falls, and one above."""
        if self.given["residents"] is not None:
            return {self.given["residents"]}
        last = {int(n / share) for f, n in counts for share, _ in self.law.cuts[f] if share}
        return {1} | {b + step for b in last if b > 0 for step in (0, 1)}

    def tries(self, figure: str, residents: int) -> list[int]:
        """A known figure alone; an open one at its known part and at every cut above."""
        now, cuts = self.now[figure], [_smallest(c, residents) for c in self.law.cuts[figure]]
        return sorted({now, *(c for c in cuts if c > now and self.open[figure])})

    def possible(self, reading: Reading, stop: int = 9) -> list[str]:
        """Verdicts reached, best first; the search ends once `stop` of them are seen."""
        seen: set[str] = set()
        for at in (at for row in self.rows for at in product(*row)):
            seen.add(self.law.classes(at, reading)[2])
            if len(seen) >= stop:
                break
        return [v for v in self.law.order if v in seen]

    def verdict(self, reading: Reading) -> str:
        return _single(self.possible(reading, stop=2)) or "undetermined"

    def families(self, by: str) -> Iterator[Iterable[Levels]]:
        """Sets of completions that differ in one unknown input alone."""
        if by != "residents":
            for row in self.rows:
                pairs = zip(self.law.sums.values(), row, strict=True)
                held = [[span] if by in names else [(n,) for n in span] for names, span in pairs]
                yield from (product(*family) for family in product(*held))
            return
        tried = ({n for tries in self.tried.values() for n in tries[f]} for f in self.law.rates)
        counted = [list(zip(self.law.rates, counts, strict=True)) for counts in product(*tried)]
        level = self.law.level
        heads = {frozenset(tuple(level(*p, r) for p in c) for r in self.residents(c)) for c in counted}
        tails = set(product(*next(iter(self.rows))[len(self.law.rates) :]))
        yield from ([one + tail for one in head] for head in heads for tail in tails)

    def decides(self, by: str, reading: Reading) -> bool:
        return any(len({self.law.classes(at, reading)[2] for at in f}) > 1 for f in self.families(by))

    def because(self, reading: Reading) -> list[str] | None:
        """The first smallest set of known inputs that gives the verdict with all others unknown."""
        known = [i for i in self.law.inputs if self.given[i] is not None]

        def enough(kept: Iterable[str]) -> bool:
            fewer = {i: self.given[i] if i in kept else None for i in self.law.inputs}
            return len(_Case(self.law, fewer).possible(reading, stop=2)) == 1

        needed = {i for i in known if not enough(set(known) - {i})}  # with more known a verdict stays
        sets = (kept for size in range(len(known) + 1) for kept in combinations(known, size))
        return next((list(kept) for kept in sets if needed <= set(kept) and enough(kept)), None)

    def moves(self, figure: str, up: bool) -> list[int]:  # by how much: to just past each cut, nearest first
        cuts = {_smallest(c, self.given["residents"]) - self.now[figure] for c in self.law.cuts[figure]}
        return sorted({0, *(c if up else c - 1 for c in cuts if (c > 0) == up)}, key=abs)

    def nearest(self, reading: Reading, up: bool) -> list[Json] | None:
        """Every minimal set of changes to a better (`up`: worse) verdict, in the printed form and order."""
        if None in self.given.values():
            return None
        law, start, found = self.law, self.law.order.index(self.verdict(reading)), dict[Levels, str]()
        for by in product(*(self.moves(line["input"], up) for line in law.lines)):
            if any(all(abs(a) <= abs(b) for a, b in zip(less, by, strict=True)) for less in found):
                continue
            new = {line["input"]: self.now[line["input"]] + n for line, n in zip(law.lines, by, strict=True)}
            levels = tuple(law.level(f, new[f], self.given["residents"]) for f in law.sums)
            reached = law.order.index(law.classes(levels, reading)[2])
            if reached > start if up else reached < start:
                found[by] = law.order[reached]
        order = sorted(found, key=lambda b: (len(b) - b.count(0), [not n for n in b], [abs(n) for n in b]))
        return [self.printed(by, found[by], up) for by in order]

    def printed(self, by: Levels, to: str, up: bool) -> Json:
        changes, kind = [], "work"
        for line, n in ((line, n) for line, n in zip(self.law.lines, by, strict=True) if n):
            now, words = self.now[line["input"]], ("off", "on") if line["input"] == "route" else range(10**15)
            paper = {"paper_if": line["paper_if"]["en"]} if "paper_if" in line and not up else {}
            ends = {"from": words[now], "to": words[now + n]}
            changes.append({"input": line["input"], "by": n} | ends | paper)
            kind = min(kind, line["lowering"])
        return {"to": to, "changes": changes} | ({} if up else {"kind": kind})

    def derive(self, reading: Reading) -> Json:
        law, steps, base = self.law, [], self.given["residents"]
        every = [at for row in self.rows for at in product(*row)]
        known = {f: None if self.open[f] else now for f, now in self.now.items()}
        for name, criterion in law.criteria.items():
            rows = [law.compared(test, known[test["figure"]], base, reading) for test in law.tests[name]]
            if rule := criterion.get("combined"):
                count = _single(law.combined(rule, at, reading) for at in every)
                row = {"value": None if None in (count, self.route) else [count, self.route], "op": ">="}
                row["threshold"] = [rule["at_least"], "|".join(law.commune["route"]["marks"])]
                rows = [row | {"margin": None if count is None else count - rule["at_least"]}]
            steps.append(law.cited(criterion, _single(law.met(at, reading)[name] for at in every), rows))
        keys, free, _ = zip(*(law.classes(at, reading) for at in every), strict=True)
        verdict, unknown = self.verdict(reading), [i for i in law.inputs if self.given[i] is None]
        open_ = verdict == "undetermined"
        return {
            "criteria": steps,
            "key_class": _single(keys, "undetermined"),
            "drug_free": _single(free),
            "verdict": verdict,
            "because": None if open_ else self.because(reading),
            "possible": self.possible(reading) if open_ else None,
            "decides": [i for i in unknown if self.decides(i, reading)] if open_ else None,
            "nearest": {"better": self.nearest(reading, False), "worse": self.nearest(reading, True)},
        }


class _Province:
    """The communes of a province as bounds on its own figures."""

    def __init__(self, law: _Law, inputs: Json) -> None:
        self.law, self.rules = law, law.rules["province"]
        self.cases = [_Case(law, given) for given in inputs["communes"].values()]
        self.given, self.shared = (inputs[VIOLATORS] or 0, inputs[VIOLATORS]), inputs.get(SHARED, 0)
        size, people = len(self.cases), self.span({"id": "", "sum": ["residents"]}, None, 1)
        self.bases: dict[str | None, Span] = {"residents": people, "communes": (size, size), None: (1, 1)}

    def span(self, figure: Json, reading: Reading | None, least: int = 0) -> Span:
        """The bounds of one figure; a sum with an unknown term has no upper one."""
        if marks := figure.get("any_route"):
            found = _settled([None if c.route is None else c.route in marks for c in self.cases], True)
            return int(found is True), int(found is not False)
        if reading and (wanted := set(figure.get("count_verdicts", []))):
            reached = [set(c.possible(reading)) for c in self.cases]
            return sum(r <= wanted for r in reached), sum(bool(r & wanted) for r in reached)
        terms = [c.given[i] for c in self.cases for i in figure.get("sum", [])]
        low = sum(least if t is None else t for t in terms) - self.shared * (figure["id"] == "use_points")
        return self.given if "given" in figure else (low, None if None in terms else low)

    def step(self, criterion: Json, reading: Reading) -> Json:
        rows, answers = [], list[bool | None]()
        for test in self.law.tests[criterion["id"]]:
            line = next(line for line in self.rules["figures"] if line["id"] == test["figure"])
            (low, high), (few, many) = self.span(line, reading), self.bases[line["per"]]
            cut, up = _cut_of(test, "from" if "from" in test else "at_most"), "from" in test
            sure = many is not None and low >= _smallest(cut, many)
            never = high is not None and high < _smallest(cut, few)
            answers.append(up if sure else not up if never else None)
            known, base = (one if one == other else None for one, other in ((low, high), (few, many)))
            rows.append(self.law.compared(test, known, base, reading))
        return self.law.cited(criterion, _settled(answers, "any" in criterion), rows)

    def derive(self, reading: Reading) -> Json:
        parts = (self.rules[part]["criteria"] for part in ("key", "drug_free"))
        keys, frees = ([self.step(criterion, reading) for criterion in part] for part in parts)
        met, least = [step["met"] for step in keys], self.rules["key"]["at_least"]
        key = True if met.count(True) >= least else None if len(met) - met.count(False) >= least else False
        free = _settled([step["met"] for step in frees], False)
        no = "undetermined" if None in (key, free) else "drug_free" if free else "unclassified"
        return {"criteria": keys + frees, "key_area": key, "drug_free": free, "verdict": "key" if key else no}

    def verdict(self, reading: Reading) -> str:
        return str(self.derive(reading)["verdict"])


def _derive(thing: Json) -> Json:
    """The whole receipt again, from what its maker declares: area, year, properties, reading, inputs."""
    law, year, inputs, said = _Law(thing["rules"]), thing["year"], thing["inputs"], thing["declared"]
    years, period, whole = law.rules["validity"]["years"], law.rules["period"], thing["kind"] == "province"
    _need(type(year) is int and years["from"] <= year <= (years["to"] or 9999), "năm sai", "a wrong year")
    options = {line["id"]: line["options"] for line in law.rules["declared"]}
    options["simulated"], named = [None, True, False], inputs["communes"] if whole else inputs
    known = said.keys() == options.keys() and all(said[key] in options[key] for key in said)
    _need(known and type(said["simulated"]) is not int, "thuộc tính sai", "an impossible property")
    communes = list(named.values()) if whole else [inputs]
    names, size = [thing["area_code"], thing["engine"], *(named if whole else [])], 2 + (SHARED in inputs)
    _need(all(isinstance(name, str) and name for name in names), "mã trống", "an empty code")
    _need(0 < len(communes) <= MAX_COMMUNES, "số xã sai", "an impossible number of communes")
    _need(all(given.keys() == set(law.inputs) for given in communes), "sai danh mục ô", "wrong inputs")
    wrong = [i["id"] for given in communes for i in law.rules["inputs"] if not law.fits(i, given[i["id"]])]
    wrong += [VIOLATORS] * (whole and not (len(inputs) == size and law.fits({}, inputs[VIOLATORS])))
    wrong += [SHARED] * (size == 3 and not 0 < inputs[SHARED] < sum(c["use_points"] or 0 for c in communes))
    _need(not wrong, f"số liệu sai: {wrong}", f"impossible figures: {wrong}")
    last, reading = f"{year}-{period['last_day']}", law.readings[thing["reading"]]
    told = thing.get("sources", dict.fromkeys(named, "workbook"))
    _need(told.keys() == named.keys() and SOURCES.issuperset(told.values()), "nguồn sai", "wrong sources")
    echo = ("area_code", "declared", "engine", "inputs", "reading", "rules", "sources", "year")
    out = {key: thing[key] for key in echo if key in thing} | {"kind": ("commune", "province")[whole]}
    out["period"] = {"start": f"{year - 1}-{period['first_day']}", "end": last, "as_of": last}
    out["inputs_sha256"] = _digest([thing["area_code"], year, said, inputs])
    out |= {"rules_sha256": _digest(law.rules), "format": FORMAT + ("sources" in thing) + (SHARED in inputs)}
    area = (_Province if whole else _Case)(law, inputs)
    out |= area.derive(reading) | {"verdicts": {name: area.verdict(r) for name, r in law.readings.items()}}
    return out | {"sha256": _digest(out)}


def verify_bytes(data: bytes, published: Iterable[str]) -> str:
    """What holds, under rule sets with these SHA-256; raises RejectedError with the reason if it does not."""
    thing = _parse(data)
    try:
        known = _digest(thing["rules"]) in published and thing["rules"]["enabled"]
        _need(known, "bộ quy tắc chưa công bố", "the rule set is not a published one in use")
        found = _derive(thing)
    except (KeyError, TypeError, AttributeError) as error:
        raise RejectedError(f"thiếu hoặc sai: {error} / missing or wrong: {error}") from error
    wrong = [key for key in sorted(found | thing) if _canonical(found.get(key)) != _canonical(thing.get(key))]
    _need(_canonical(found) == data, f"tính lại thấy khác: {wrong}", f"not as computed again: {wrong}")
    mark = " (mô phỏng / simulated)" if thing["declared"]["simulated"] else ""
    return f"Đúng / it holds: {thing['area_code']}, {thing['year']}, {thing['verdict']}{mark}"


def _main(arguments: list[str]) -> int:
    try:
        _need(len(arguments) == 1, "cách dùng: verify.py BIÊN-NHẬN.json", "usage: verify.py RECEIPT.json")
        listed = json.loads(Path(__file__).with_name("published-rules.json").read_bytes())
        with Path(arguments[0]).open("rb") as file:
            line = verify_bytes(file.read(MAX_BYTES + 1), {rules["sha256"] for rules in listed["rules"]})
    except (RejectedError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.buffer.write(f"{line}\n".encode())  # Vietnamese in any locale
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
