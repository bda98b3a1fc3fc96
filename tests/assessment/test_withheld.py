"""What is said of wanted people reaches the named post, the approver and the council, and nobody else."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.places import AS_OF, CLEAN, FIGURES, KNOWN_ON, YEAR, Place
from tests.factories.signing import signed_in
from vungxanh.access.interface import Role, create_post
from vungxanh.assessment.interface import assess
from vungxanh.assessment.rules.withheld import WANTED, WITHHELD, extract
from vungxanh.law.interface import (
    DEFAULT_READING,
    ENGINE_VERSION,
    Figures,
    classify,
    classify_province,
    commune_receipt,
    province_receipt,
    ruleset_for,
    verdicts,
)
from vungxanh.law.verify import RejectedError, verify_bytes
from vungxanh.ui import interface as ui

FEW = st.none() | st.integers(0, 2)
INPUTS = st.fixed_dictionaries(
    {
        "residents": st.none() | st.integers(1, 6000),
        "managed_addicts": st.none() | st.integers(0, 40),
        "managed_users": FEW,
        "using_not_exempt": FEW,
        "use_points": FEW,
        "offenders_arrested": st.none() | st.integers(0, 8),
        "plants": FEW,
        "plant_area_m2": FEW,
        "resident_violators": FEW,
        "key_route": st.sampled_from((None, "none", "intra", "inter")),
    }
)


def receipt(given: dict[str, Any], wanted: int | None) -> dict[str, Any]:
    figures = Figures(**given, wanted_fugitives=wanted)
    result = classify(figures, YEAR, DEFAULT_READING)
    made = commune_receipt(
        result,
        figures,
        area_code="M1",
        rules=ruleset_for(YEAR),
        verdicts=verdicts(figures, YEAR),
        engine=ENGINE_VERSION,
    )
    said: dict[str, Any] = json.loads(made)
    return said


@settings(max_examples=20, deadline=None)
@given(INPUTS)
def test_an_extract_tells_no_more_of_the_figure_than_the_classes_do(given: dict[str, Any]) -> None:
    """Of any figures: the three values of the figure that give the same classes give the same bytes."""
    told: dict[str, dict[str, Any]] = {}
    for wanted in (0, 1, None):
        whole = receipt(given, wanted)
        found = extract(whole)
        assert told.setdefault(json.dumps(whole["verdicts"]), found) == found
        assert (found["verdict"], found["verdicts"]) == (whole["verdict"], whole["verdicts"])
        assert found["inputs"] == given | {WANTED: WITHHELD}
        bare = found | {"inputs": None, "rules": None, WITHHELD: None}
        assert WANTED not in json.dumps(bare)
        assert not {"sha256", "inputs_sha256"} & found.keys()


@settings(max_examples=20, deadline=None)
@given(st.lists(INPUTS, min_size=1, max_size=3), FEW)
def test_an_extract_of_a_province_is_the_same_whatever_its_communes_hold(
    given: list[dict[str, Any]], violators: int | None
) -> None:
    told = {}
    for wanted in (0, 1, None):
        communes = {f"M{n}": Figures(**one, wanted_fugitives=wanted) for n, one in enumerate(given)}
        result = classify_province(
            list(communes.values()), YEAR, DEFAULT_READING, resident_violators_province=violators
        )
        whole = province_receipt(
            result,
            communes,
            resident_violators_province=violators,
            area_code="MM",
            rules=ruleset_for(YEAR),
            verdicts={},
            engine=ENGINE_VERSION,
        )
        found = extract(json.loads(whole))
        assert told.setdefault((result.verdict, result.drug_free), found) == found


def test_an_extract_does_not_pass_for_a_receipt() -> None:
    given = {name: value for name, value in CLEAN.items() if name != WANTED} | {"key_route": "none"}
    told = extract(receipt(given, 1))
    written = (json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
    with pytest.raises(RejectedError):
        verify_bytes(written, {ruleset_for(YEAR).sha256})
    assert ui.WITHHELD == WITHHELD


SEES = {Role.PROVINCIAL_APPROVER: True, Role.COUNCIL_MEMBER: True, Role.LEADER: False, Role.ANALYST: False}
COMMUNE = f"/tinh/MM/{YEAR}/MM-3/"
OF_COMMUNE = (COMMUNE, "/bien-nhan/{run}/MM-3.json")
OF_PROVINCE = (
    f"/tinh/MM/{YEAR}/",
    f"/tinh/MM/{YEAR}/bang.csv",
    f"/tinh/MM/{YEAR}/cach-hieu/",
    f"/tinh/MM/{YEAR}/nguon/",
    "/bien-nhan/{run}/tinh.json",
)


def said(client: Any, path: str) -> str:
    """What a page or a file says, without the numbers of runs and submissions, and hidden fields."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    varies = r"bien-nhan/\d+|lần gửi \d+|nonce=\"[^\"]+\"|value=\"[^\"]{30,}\"|csrf[^\s>]*"
    return re.sub(varies, "", answer.content.decode())


@pytest.fixture
def posts(place: Place) -> dict[str, Any]:
    """A post of every role that sees figures, and one named to state."""
    from datetime import UTC, datetime

    from vungxanh.records.actions.stated import name_keeper

    def made(role: Role, symbol: str, area: int) -> Any:
        return create_post(symbol=symbol, title=symbol, role=role, area_id=area, by=None)

    commune, province = place.communes["MM-3"].id, place.province.id
    found = {role.value: made(role, f"mau.x-{role.value}", province) for role in SEES}
    found["commune"] = place.officer
    found["commune_approver"] = made(Role.COMMUNE_APPROVER, "mau.x-duyet-xa", commune)
    found["keeper"] = made(Role.ANALYST, "mau.x-giao-khai", province)
    name_keeper(
        post=found["keeper"],
        by=found[Role.PROVINCIAL_APPROVER.value],
        at=datetime(2025, 12, 1, tzinfo=UTC),
    )
    return found


@pytest.mark.django_db
def test_no_page_and_no_file_tells_who_may_not_see_it(place: Place, posts: dict[str, Any]) -> None:
    """The commune's class hangs on much else: to who may not see it, 0 and 1 look the same anywhere."""

    def seen(wanted: int) -> dict[str, dict[str, str]]:
        first = {"MM-1": CLEAN | {"residents": 9_999}}  # The same file is not taken twice.
        place.send(FIGURES | first | {"MM-3": FIGURES["MM-3"] | {WANTED: wanted}})
        run = assess(province_id=place.province.id, year=YEAR, known_on=KNOWN_ON, by=place.analyst)
        return {
            name: {
                path: said(signed_in_as(post), path.format(run=run))
                for path in OF_COMMUNE + (() if name.startswith("commune") else OF_PROVINCE)
            }
            for name, post in posts.items()
        }

    none, some = seen(0), seen(1)
    sighted = {"keeper", *(role.value for role, sees in SEES.items() if sees)}
    for name in sorted(posts):
        for path in none[name]:
            plain = path.endswith(("cach-hieu/", "nguon/"))
            assert (none[name][path] == some[name][path]) is (plain or name not in sighted), (name, path)
        if name not in sighted:
            assert "không hiện với chức danh này" in some[name][COMMUNE]
            assert "người duyệt cấp tỉnh và hội đồng" in some[name][COMMUNE], "says why"
            assert WITHHELD in some[name][OF_COMMUNE[1]]
            assert "SHA-256" not in some[name][COMMUNE]
            refused = signed_in_as(posts[name]).get(f"{COMMUNE}so-lieu/{WANTED}/")
            assert refused.status_code == 403
            assert "hội đồng" in refused.content.decode()
        else:
            assert signed_in_as(posts[name]).get(f"{COMMUNE}so-lieu/{WANTED}/").status_code == 200


def signed_in_as(actor: Any) -> Any:
    from vungxanh.access.models import Post

    return signed_in(Post.objects.get(pk=actor.post_id))


@pytest.mark.django_db
def test_two_sources_are_not_compared_for_who_may_not_see_them(place: Place, posts: dict[str, Any]) -> None:
    """The workbook says none, the named post says some: only who may see it learns that they differ."""
    from datetime import UTC, datetime

    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.actions.stated import state_fugitives
    from vungxanh.records.rules.stated import Stated

    state_fugitives(
        area_id=place.communes["MM-3"].id,
        year=AssessmentYear(YEAR),
        stated=Stated.SOME,
        by=posts["keeper"],
        at=datetime(2025, 12, 20, tzinfo=UTC),
    )
    assess(province_id=place.province.id, year=YEAR, known_on=KNOWN_ON, by=place.analyst)
    listing, choice = f"/tinh/MM/{YEAR}/nguon/", f"{COMMUNE}nguon/"
    for name in ("keeper", "council_member", "provincial_approver"):
        assert "Người bị truy nã lẩn trốn: 0 trong biểu mẫu" in said(signed_in_as(posts[name]), listing)
    for name in (Role.ANALYST.value, Role.LEADER.value):
        shown = said(signed_in_as(posts[name]), listing)
        assert "Người bị truy nã lẩn trốn:" not in shown
        assert "0 trong 5 xã, phường có số khác nhau" in shown
    assert "Người bị truy nã" in said(signed_in_as(posts["provincial_approver"]), choice)
    assert "Hai nguồn cạnh nhau" not in said(signed_in_as(posts["commune"]), COMMUNE)
    assert AS_OF.year == YEAR
