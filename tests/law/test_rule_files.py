"""Rule files: compiled, cited, whole numbers; and no number of the law in Python."""

import ast
import copy
import json
import shutil
from pathlib import Path

import pytest
import yaml

from vungxanh.law import compile_rules
from vungxanh.law.interface import (
    ALL_READINGS,
    INPUTS,
    Declared,
    LawError,
    Reading,
    YearOutsideValidityError,
    ruleset_for,
    rulesets,
)

SOURCE = compile_rules.LAW / "vn" / "qd28_2025" / "rules.yaml"
RULES = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))


def changed(*path: str | int, to: object = None, drop: bool = False) -> dict:
    """The rules of Decision 28/2025 with one place changed or dropped."""
    rules = copy.deepcopy(RULES)
    place = rules
    for key in path[:-1]:
        place = place[key]
    if drop:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return rules


FIRST = ("commune", "classes", 0, "criteria", 0)


def test_compiled_files_and_the_published_list_are_up_to_date(capsys):
    assert compile_rules.main(["--check"]) == 0
    assert capsys.readouterr().err == ""


def test_a_lagging_file_is_reported(tmp_path):
    folder = tmp_path / "vn" / "qd28_2025"
    shutil.copytree(SOURCE.parent, folder)
    assert compile_rules.lagging(tmp_path) == []
    text = SOURCE.read_text(encoding="utf-8").replace("whole: 3000", "whole: 3001")
    (folder / "rules.yaml").write_text(text, encoding="utf-8")
    problems = compile_rules.lagging(tmp_path)
    assert len(problems) == 2
    assert "lags behind" in problems[0]
    assert "not published" in problems[1]


def test_the_rules_as_written_have_no_problem():
    assert compile_rules.check(RULES) == []


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (changed(*FIRST, "cite", drop=True), "'cite' is a required property"),
        (changed(*FIRST, "cite", "point", drop=True), "'point' is a required property"),
        (changed(*FIRST, "cite", "article", to=None), "no article is cited"),
        (changed(*FIRST, "cite", "point", to="b"), "criterion 4.1a cites"),
        (changed("commune", "classes", 0, "cite", drop=True), "'cite' is a required property"),
        (changed("readings", 0, "cites", to=[]), "non-empty"),
        (changed(*FIRST, "any", 0, "from", to={"per": [0.5, 100]}), "is a fraction"),
        (changed(*FIRST, "any", 0, "from", to={"whole": 0.5}), "is a fraction"),
        (changed(*FIRST, "any", 0, "from", to={"whole": 1, "per": [1, 2]}), "valid under each"),
        (changed(*FIRST, "any", 0, "figure", to="people"), "nothing is called people"),
        (changed("commune", "classes", 0, "of", to=4), "has 5 criteria"),
        (changed("province", "key", "of", to=7), "has 6 criteria"),
        (
            changed("commune", "classes", 2, "criteria", 0, "any", 0, "above", "when", "zero", to="x"),
            "no reading",
        ),
        (changed("surprise", to=1), "surprise"),
        (changed("validity", drop=True), "'validity' is a required property"),
    ],
)
def test_a_flawed_rule_file_is_refused(rules, words):
    assert any(words in line for line in compile_rules.check(rules)), compile_rules.check(rules)


def test_a_flawed_file_stops_the_build(tmp_path):
    path = tmp_path / "rules.yaml"
    path.write_text(yaml.safe_dump(changed(*FIRST, "cite", drop=True)), encoding="utf-8")
    with pytest.raises(compile_rules.RuleFileError, match="required property"):
        compile_rules.compile_file(path)


def test_compiled_bytes_are_canonical():
    for path in compile_rules.LAW.glob("vn/*/rules.json"):
        raw = path.read_bytes()
        assert compile_rules.canonical(json.loads(raw)) == raw


def test_the_options_in_python_are_those_of_the_rules():
    options = {line["id"]: tuple(option["id"] for option in line["options"]) for line in RULES["readings"]}
    names = tuple(options)
    assert names == tuple(Reading.__dataclass_fields__)
    for place, name in enumerate(names):
        assert (
            tuple(dict.fromkeys(reading.key.split("/")[place] for reading in ALL_READINGS)) == options[name]
        )
    assert len(ALL_READINGS) == 24
    assert ALL_READINGS[0] == Reading()
    assert tuple(line["id"] for line in RULES["inputs"]) == INPUTS
    assert {line["id"]: line["default"] for line in RULES["declared"]} == {
        name: getattr(Declared(), name) for name in Declared.__dataclass_fields__
    }


def test_no_number_of_the_law_stands_in_python():
    """Every bound above 5 in the rules; smaller ones are too common as plain numbers to tell apart."""
    bounds: set[int] = set()
    for _, value in compile_rules._walk(RULES):
        if isinstance(value, dict):
            bounds |= (
                {value["whole"]}
                if "whole" in value
                else set(value["per"] if isinstance(value.get("per"), list) else ())
            )
    bounds = {bound for bound in bounds if bound > 5}
    assert {100, 500, 3000, 8000} <= bounds
    for path in [*(compile_rules.LAW / "rules").glob("*.py"), *(compile_rules.LAW / "cli").glob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        numbers = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        assert not bounds & {number for number in numbers if type(number) is int}, path.name


def test_a_reading_is_named_by_its_key():
    for reading in ALL_READINGS:
        assert Reading.from_key(reading.key) == reading
        assert Reading.of(*reading.key.split("/")) == reading
    with pytest.raises(LawError, match=r"there is no reading .*cumulative/positive"):
        Reading.from_key("cumulative/positive")


def test_the_decision_governs_2025_and_later():
    assert ruleset_for(2025).name == ruleset_for(2099).name == "vn/qd28_2025"
    assert ruleset_for(2026).instrument == "28/2025/QĐ-TTg"


def test_the_older_decision_ships_disabled_and_is_named_when_a_year_needs_it():
    older = next(rules for rules in rulesets() if rules.name == "vn/qd3122_2010")
    assert not older.enabled
    with pytest.raises(
        YearOutsideValidityError, match=r"chỉ biết tiêu chí loại I.*only type I is known"
    ) as error:
        ruleset_for(2024)
    assert (error.value.year, error.value.instrument) == (2024, "3122/2010/QĐ-BCA")


def test_a_year_before_every_known_text_names_none():
    with pytest.raises(YearOutsideValidityError, match="no text for that year is known") as error:
        ruleset_for(2009)
    assert error.value.instrument is None


def test_a_citation_reads_as_documents_write_it():
    rules = ruleset_for(2026)
    cite = {"article": 4, "clause": 1, "point": "đ"}
    assert rules.citation(cite) == "điểm đ khoản 1 Điều 4 Quyết định 28/2025/QĐ-TTg"
    assert (
        rules.citation({"article": 6, "clause": 2, "point": None})
        == "khoản 2 Điều 6 Quyết định 28/2025/QĐ-TTg"
    )


def test_the_package_needs_no_django_at_run_time():
    imports = {
        node.module.split(".")[0]
        if isinstance(node, ast.ImportFrom) and node.module
        else alias.name.split(".")[0]
        for path in Path(compile_rules.LAW).rglob("*.py")
        if path.name != "compile_rules.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not imports & {"django", "yaml", "jsonschema", "psycopg"}
