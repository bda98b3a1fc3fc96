"""Compile the rule files: `python -m vungxanh.law.compile_rules [--check | --publish]`.

Rules are written in YAML, which a lawyer can read, and used as canonical JSON, whose bytes are hashed. This
step checks the schema, the citations and that every number is whole, then writes `rules.json` beside each
`rules.yaml`. `--publish` also enters the hash in `published-rules.json`; a hash once published stays.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import yaml

LAW = Path(__file__).parent
SCHEMA = LAW / "rules.schema.json"
PUBLISHED = LAW / "published-rules.json"
BOUNDS = ("from", "above", "below", "at_most")
"""Keys whose value is a number of the law."""


class RuleFileError(ValueError):
    """A rule file that must not be compiled; the message lists every problem, one a line."""


def canonical(value: object) -> bytes:
    """UTF-8 NFC JSON with sorted keys, no spaces and one newline, so equal data have equal bytes."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return (unicodedata.normalize("NFC", text) + "\n").encode()


def rule_files(root: Path = LAW) -> list[Path]:
    """Every `rules.yaml` below the package, in the order of their names."""
    return sorted(root.glob("*/*/rules.yaml"))


def _walk(value: object, trail: str = "") -> Iterator[tuple[str, Any]]:
    yield trail, value
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _walk(below, f"{trail}.{key}" if trail else str(key))
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield from _walk(below, f"{trail}[{place}]")


def _fractions(rules: dict[str, Any]) -> Iterator[str]:
    for trail, value in _walk(rules):
        if isinstance(value, float):
            yield f"{trail}: {value} is a fraction; write a rate as two whole numbers, {{per: [5, 1000]}}"


def _expected_place(criterion: str) -> tuple[int, int, str | None]:
    """Article, clause and point that an id such as 4.1dd, 4.3b or 6.2 claims."""
    article, rest = criterion.split(".")
    point = rest[1:].replace("dd", "đ") or None
    return int(article), int(rest[0]), point


def _citations(rules: dict[str, Any]) -> Iterator[str]:
    """Every criterion cites the place its id names; nothing else in an enabled file cites no article."""
    for trail, value in _walk(rules):
        if not isinstance(value, dict):
            continue
        if "article" in value and value["article"] is None:
            yield f"{trail}: no article is cited"
        if any(kind in value for kind in ("any", "all", "combined")) and "cite" in value:
            cite = value["cite"]
            found = (cite["article"], cite["clause"], cite["point"])
            if found != _expected_place(value["id"]):
                yield f"{trail}: criterion {value['id']} cites {found}"


def _uncited_values(value: object, cited: bool = False, trail: str = "") -> Iterator[str]:
    """Numbers of the law with no citation in any object around them."""
    if isinstance(value, dict):
        cited = cited or bool(value.get("cite")) or bool(value.get("cites"))
        for key, below in value.items():
            if key in (*BOUNDS, "at_least", "of") and not cited:
                yield f"{trail}.{key}: no citation stands around this value"
            yield from _uncited_values(below, cited, f"{trail}.{key}")
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield from _uncited_values(below, cited, f"{trail}[{place}]")


def _counts(rules: dict[str, Any]) -> Iterator[str]:
    """`of` says how many criteria a class prints: a lost or doubled one shows here."""
    groups = [*rules["commune"]["classes"]]
    if "province" in rules:
        groups.append({"id": "key", **rules["province"]["key"]})
    for group in groups:
        if len(group["criteria"]) != group["of"]:
            yield f"class {group['id']} has {len(group['criteria'])} criteria, its rule says {group['of']}"


def _names(rules: dict[str, Any]) -> dict[str, set[str]]:
    """Names that other parts of the file may refer to, by the key that refers to them."""
    figures = {figure["id"] for part in ("commune", "province") for figure in rules[part]["figures"]}
    changes = {figure["id"] for figure in rules["commune"]["figures"]} | {rules["commune"]["route"]["id"]}
    criteria = {line["id"] for group in rules["commune"]["classes"] for line in group["criteria"]}
    classes = {group["id"] for group in rules["commune"]["classes"]}
    inputs = {line["id"] for line in rules["inputs"]}
    return {"figure": figures, "criterion": criteria, "level": classes, "input": inputs | changes}


def _references(rules: dict[str, Any]) -> Iterator[str]:
    """A name that nothing bears would silently switch a rule off."""
    names = _names(rules)
    options = {line["id"]: {option["id"] for option in line["options"]} for line in rules["readings"]}
    for trail, value in _walk(rules):
        if not isinstance(value, dict):
            continue
        for key in names.keys() & value.keys():
            if value[key] not in names[key]:
                yield f"{trail}.{key}: nothing is called {value[key]}"
        for reading, option in value.get("when", {}).items():
            if option not in options.get(reading, ()):
                yield f"{trail}.when: no reading {reading} with the option {option}"


def check(rules: dict[str, Any]) -> list[str]:
    """All problems of a rule file in reading order; empty means it may be compiled."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    problems = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(rules)]
    problems += _fractions(rules)
    if not problems:
        problems += [*_counts(rules), *_uncited_values(rules)]
        if rules["enabled"]:
            problems += [*_citations(rules), *_references(rules)]
    return problems


def compile_file(source: Path) -> bytes:
    """The canonical bytes of one rule file.

    Raises RuleFileError with every problem when the file must not be used.
    """
    rules = yaml.safe_load(source.read_text(encoding="utf-8"))
    problems = check(rules)
    if problems:
        raise RuleFileError("\n".join(f"{source.parent.name}/{source.name}: {line}" for line in problems))
    return canonical(rules)


def entry(name: str, compiled: bytes) -> dict[str, str]:
    """The line of the published list for these bytes."""
    return {"name": name, "sha256": hashlib.sha256(compiled).hexdigest()}


def published() -> list[dict[str, str]]:
    """Every rule file ever published: name and SHA-256 of its compiled bytes."""
    if not PUBLISHED.exists():
        return []
    rules: list[dict[str, str]] = json.loads(PUBLISHED.read_text(encoding="utf-8"))["rules"]
    return rules


def _name(source: Path) -> str:
    return f"{source.parent.parent.name}/{source.parent.name}"


def lagging(root: Path = LAW) -> list[str]:
    """What differs between the YAML, the compiled JSON and the published list; empty when all agree."""
    problems: list[str] = []
    for source in rule_files(root):
        compiled, target = compile_file(source), source.with_name("rules.json")
        if not target.exists() or target.read_bytes() != compiled:
            problems.append(f"{_name(source)}: rules.json lags behind rules.yaml; run compile_rules")
        if entry(_name(source), compiled) not in published():
            problems.append(f"{_name(source)}: its hash is not published; run compile_rules --publish")
    return problems


def write(publish: bool) -> None:
    """Write every `rules.json`; with `publish` enter their hashes at the end of the published list."""
    lines = published()
    for source in rule_files():
        compiled = compile_file(source)
        source.with_name("rules.json").write_bytes(compiled)
        line = entry(_name(source), compiled)
        if publish and line not in lines:
            lines.append(line)
    if publish:
        PUBLISHED.write_text(json.dumps({"rules": lines}, indent=1) + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Compile, or with `--check` only report: 0 when all agree, 1 with the reasons on standard error."""
    parser = argparse.ArgumentParser(prog="python -m vungxanh.law.compile_rules", description=__doc__)
    parser.add_argument("--check", action="store_true", help="report what lags; write nothing")
    parser.add_argument("--publish", action="store_true", help="also enter the hashes in the published list")
    chosen = parser.parse_args(arguments)
    try:
        if not chosen.check:
            write(chosen.publish)
        problems = lagging()
    except RuleFileError as error:
        problems = str(error).splitlines()
    sys.stderr.writelines(f"{line}\n" for line in problems)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
