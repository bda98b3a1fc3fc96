"""The demonstration: real bodies say what is published, the invented stand apart, the chain holds."""

import re
from typing import Any

import pytest
import yaml
from django.utils import timezone

from tests.programme.test_register import Desk, desk, page
from vungxanh.programme.actions.sample import FILE
from vungxanh.programme.rules.cascade import Answer

__all__ = ["desk"]
DATA = yaml.safe_load(FILE.read_text(encoding="utf-8"))


def test_the_five_programmes_are_there_and_every_real_date_has_its_source() -> None:
    symbols = {one["symbol"] for one in DATA["documents"]}
    assert {"18-NQ/TU", "07-CT/TU", "36-CT/TW", "21-CT/TW"} <= symbols
    titles = " ".join(one["title"] for one in DATA["documents"])
    assert all(words in titles for words in ("Nậm Nhùn và Mường Tè", "an toàn về an ninh trật tự"))
    for one in DATA["documents"]:
        invented = one["place"]["level"].startswith("own_")
        assert {source for _day, source in one["dates"]} <= ({"invented"} if invented else {*DATA["sources"]})
        assert ("source" in one) is not invented
        assert ("minh họa" in one["issuer"]) is invented


def test_nothing_invented_stands_under_a_real_body() -> None:
    real = [one for one in DATA["documents"] if not one["place"]["level"].startswith("own_")]
    assert not [one["key"] for one in real if {"targets", "duties", "choices"} & set(one)]


def loaded(desk: Desk) -> dict[str, int]:
    from vungxanh.access.interface import create_post
    from vungxanh.programme.interface import load_programmes

    second = create_post(symbol="hai", title="hai", role="commune", area_id=desk.commune_beside, by=None)
    return load_programmes(analyst=desk.analyst, officers=[desk.officer, second], at=timezone.now())


@pytest.mark.django_db
def test_the_chain_of_the_demonstration_leads_from_the_centre_to_a_communes_plan(desk: Desk) -> None:
    from vungxanh.areas.interface import load_official
    from vungxanh.programme.queries.cascade import demanded, gaps, plan_draft
    from vungxanh.programme.queries.chains import chain
    from vungxanh.programme.queries.directives import directive

    load_official(by="thử")
    numbers = loaded(desk)
    assert len(numbers) == len(DATA["documents"])
    assert loaded_again(desk) == {}
    below = {row.symbol or row.title for _depth, row in chain(desk.officer, numbers["ct-36"]).below}
    assert {"18-NQ/TU", "07-CT/TU", "132-KL/TW", "01-NQ/TU", "15/KH-UBND", "05/KH-UBND"} <= below
    issued = directive(desk.officer, numbers["ct-21"]).row.issued
    assert [one.on.text for one in issued.disputed] == ["2008-03-16"]
    chosen = [
        one.chosen.choice.value for one in plan_draft(desk.officer, numbers["mau-commune-1"]) if one.chosen
    ]
    assert chosen == ["taken", "adapted", "declined"]
    on = timezone.localdate()
    stands = [one.cell.answer for one in demanded(desk.analyst, numbers["mau-resolution"], on=on)]
    assert sorted(stands) == sorted([Answer.ON_TIME, Answer.LATE, Answer.ON_TIME, Answer.MISSED])
    missing = gaps(desk.analyst, numbers["mau-plan"], on=on)
    assert [one.text for one in missing.orphans] == ["Nhân rộng mô hình tự quản."]
    assert len(missing.later) == 2
    shown = page(desk.officer, f"/chuong-trinh/van-ban/{numbers['ct-36']}/").content.decode()
    assert re.search(r"36-CT/TW.*18-NQ/TU.*05/KH-UBND", " ".join(shown.split()))


def loaded_again(desk: Desk) -> Any:
    from vungxanh.programme.interface import load_programmes

    return load_programmes(analyst=desk.analyst, officers=[desk.officer, desk.officer], at=timezone.now())


@pytest.mark.django_db
def test_without_the_official_register_only_the_centre_and_the_invented_are_entered(desk: Desk) -> None:
    assert set(loaded(desk)) == {
        one["key"]
        for one in DATA["documents"]
        if one["place"]["level"] in {"centre", "own_province", "own_commune"}
    }
