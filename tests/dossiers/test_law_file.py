"""The file of terms: shaped as its schema has it, every row cited, nothing that was not seen."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from vungxanh.dossiers.rules.kinds import Ground, Issuer, Kind, Reason, Request
from vungxanh.dossiers.rules.law import DATA, FILE, Law, LawFileError, read, the_law
from vungxanh.dossiers.rules.refusals import Citation

CONTENT = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_the_committed_file_is_as_its_schema_has_it():
    assert isinstance(read(), Law)
    Draft202012Validator.check_schema(json.loads((DATA / "terms.schema.json").read_text(encoding="utf-8")))


def rows(content: Any) -> Iterator[dict[str, Any]]:
    """Every part of the file that holds a value of law."""
    for name in ("terms", "deciders", "exclusions", "exits", "suspensions", "moves"):
        yield from content[name]
    yield from content["transition"].values()
    yield from (content[name] for name in ("exemption", "remaining_term", "minimum_age", "objections"))


def test_every_value_names_instrument_and_article():
    every = [cite for row in rows(CONTENT) for cite in row["cites"]]
    assert len(every) >= len(list(rows(CONTENT)))
    assert all(cite["instrument"] in CONTENT["instruments"] and cite["article"] > 0 for cite in every)
    used = {cite["instrument"] for cite in every}
    assert used == set(CONTENT["instruments"])


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("law", CONTENT["regimes"])
def test_every_kind_has_its_rows_under_both_laws(kind, law):
    found = the_law()
    cases = {"any", "adult", "first", "after_voluntary"}
    assert found.term(kind, law, cases)
    assert found.notice(kind, law).cites
    assert {Reason.COMPLETED, Reason.MOVED, Reason.DECEASED} <= found.exits(kind, law).keys()
    assert all(found.name(kind))


def test_what_was_not_seen_is_not_there():
    """The term of adults in compulsory rehabilitation, and who decided it, under the older law."""
    found = the_law()
    rule = found.term(Kind.COMPULSORY, "L73", {"any", "adult"})
    assert (rule.months, rule.least, rule.most) == (None, None, None)
    assert found.deciders(Kind.COMPULSORY, "L73", {"any", "adult"}) is None
    assert found.deciders(Kind.VOLUNTARY, "L73", {"any", "adult"}) is None
    assert found.deciders(Kind.COMPULSORY, "L73", {"any", "minor"})[0] == {Issuer.COURT}


def test_article_6_1_leaves_out_home_community_substitution_and_post_rehabilitation():
    exempt = {kind for kind in Kind if the_law().exempt(kind)}
    assert exempt == {Kind.HOME, Kind.COMMUNITY, Kind.SUBSTITUTION, Kind.POST_REHAB}
    assert the_law().rests_on("exemption") == (Citation("28/2025/QĐ-TTg", 6, 1),)


def test_the_laws_follow_each_other_without_a_gap():
    assert (the_law().on(date(2026, 6, 30)), the_law().on(date(2026, 7, 1))) == ("L73", "L120")
    assert the_law().newest == "L120"


def test_absence_stands_still_and_detention_does_not():
    absent = the_law().stay(Kind.USER_MANAGEMENT, Ground.ABSENT, "L120")
    detained = the_law().stay(Kind.USER_MANAGEMENT, Ground.DETAINED, "L120")
    assert (absent.time_stands, absent.cites) == (True, (Citation("163/2026/NĐ-CP", 60, 2),))
    assert (detained.time_stands, detained.cites) == (False, (Citation("120/2025/QH15", 24, 7),))
    assert the_law().stay(Kind.USER_MANAGEMENT, Ground.DETAINED, "L73") is None
    assert the_law().stay(Kind.HOME, Ground.ABSENT, "L120") is None


def test_requests_are_answered_in_2_working_days_and_acted_on_in_10_15_or_20():
    assert the_law().answer_working_days == 2
    assert [the_law().act_days(one) for one in Request] == [10, 15, 20]


def written(tmp_path: Path, content: Any) -> Path:
    path = tmp_path / "terms.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["terms"][0].pop("cites"), "'cites' is a required property"),
        (lambda data: data["terms"][0].pop("months"), "terms/0"),
        (lambda data: data["terms"][0].update(review=True), "terms/0"),
        (lambda data: data["terms"][0]["cites"][0].update(article=0), "terms/0/cites/0/article"),
        (
            lambda data: data["terms"][0]["cites"][0].update(instrument="L99"),
            "L99 không có trong instruments",
        ),
        (lambda data: data["terms"][0].update(reading="guess"), "guess không có trong readings"),
        (lambda data: data["kinds"][0].update(person="Mẫu"), "kinds/0"),
    ],
)
def test_a_row_without_its_ground_is_refused(tmp_path, change, said):
    content = copy.deepcopy(CONTENT)
    change(content)
    with pytest.raises(LawFileError) as caught:
        read(written(tmp_path, content))
    assert said in str(caught.value)


def test_a_kind_without_a_notice_is_refused_when_it_is_asked_for():
    content = copy.deepcopy(CONTENT)
    content["moves"] = content["moves"][:1]
    with pytest.raises(LawFileError, match="substitution"):
        Law(content).notice(Kind.SUBSTITUTION, "L120")
