"""Agreements: two different parties that are there, meetings whose decisions become tasks, joint work."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.conftest import TODAY, Desk
from tests.programme.test_assigning import merged
from tests.programme.test_conference_pages import client, text
from vungxanh.programme.rules.agreements import (
    AGENCIES,
    Body,
    Country,
    Party,
    check_agreement,
    check_parties,
    owners_of,
)
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.practices import Span
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

here = st.builds(Party, body=st.sampled_from(Body), area=st.integers(1, 6))
abroad = st.builds(
    Party,
    body=st.sampled_from(Body),
    country=st.sampled_from(Country),
    place=st.sampled_from(["Tỉnh mẫu một", "tỉnh  MẪU một", "Tỉnh mẫu hai"]),
)


@given(st.lists(here | abroad, max_size=5))
def test_an_agreement_has_two_parties_and_none_of_them_twice(parties: list[Party]) -> None:
    different = {(one.body, one.area, one.country, " ".join(one.place.lower().split())) for one in parties}
    if len(parties) >= 2 and len(different) == len(parties):
        check_parties(parties)
        return
    with pytest.raises(ProgrammeRefusedError) as refused:
        check_parties(parties)
    assert refused.value.code == ("value" if len(parties) < 2 else "overlap")


@given(st.lists(st.tuples(here | abroad, st.sampled_from(["commune", "province"])), max_size=8))
def test_joint_work_goes_to_each_partys_own_post_once(parties: list[tuple[Party, str]]) -> None:
    found = owners_of(parties)
    for owner, areas in found.items():
        assert areas == list(dict.fromkeys(areas))
        for area in areas:
            assert any(
                party.area == area and owner in {AGENCIES.get(party.body), Owner.COMMUNE, Owner.ANALYST}
                for party, _ in parties
            )
    assert {area for areas in found.values() for area in areas} == {
        party.area for party, _ in parties if party.area is not None
    }


@pytest.mark.parametrize("told", [{}, {"area": 1, "country": Country.LAOS, "place": "Mẫu"}])
def test_a_party_is_here_or_abroad(told: dict[str, Any]) -> None:
    with pytest.raises(ProgrammeRefusedError, match="Mỗi bên là"):
        Party(body=Body.POLICE, **told)
    with pytest.raises(ProgrammeRefusedError, match="tên tỉnh bên kia"):
        Party(body=Body.POLICE, country=Country.LAOS, place=" ")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"signatory": " "}, "signatory"),
        ({"signed_on": TODAY + timedelta(1)}, "signed_on"),
        ({"parties": [Party(body=Body.POLICE, area=1)]}, "other"),
    ],
)
def test_an_agreement_that_says_too_little_is_refused(wrong: dict[str, Any], field: str) -> None:
    right = {"title": "Mẫu", "signed_on": TODAY, "signatory": "Chủ tịch UBND", "on": TODAY}
    right |= {"span": Span(begins=TODAY)}
    right |= {"parties": [Party(body=Body.POLICE, area=1), Party(body=Body.POLICE, area=2)]}
    check_agreement(**right)
    with pytest.raises(ProgrammeRefusedError) as refused:
        check_agreement(**right | wrong)
    assert refused.value.field == field
    with pytest.raises(ProgrammeRefusedError):
        Span(begins=TODAY, until=TODAY - timedelta(1))


AT = "/chuong-trinh/phoi-hop/"


def signed(desk: Desk, **told: Any) -> dict[str, Any]:
    """What the three screens send: two communes' police agree."""
    first, second = desk.communes
    sent = {"man": "2", "khoa": str(uuid4()), "sort": "regulation", "title": "Giữ địa bàn giáp ranh"}
    sent |= {"symbol": "15/QCPH-UBND", "signed_on": "2/3/2026", "signatory": "Trưởng Công an xã mẫu"}
    sent |= {"begins": "2/3/2026", "until": "31/12/2028", "directive": "", "own": str(first)}
    sent |= {"own_body": "police", "other": str(second), "other_body": "police", "place": ""}
    return sent | told


def assert_a_commune_of_another_province_is_party(desk: Desk, at: str) -> None:
    """Chosen by its province and its name; its own posts and its province's then see the agreement."""
    officer, beside = client(desk.officer), desk.foreign.area_id
    fourth = {"viec": "ben", "other": str(beside), "other_body": "police"}
    for place, said in (
        ("Xã Mẫu MB 9", "không có xã, phường nào tên"),
        ("Xã Mẫu MA 1", "không có xã, phường nào tên"),
    ):
        assert said in text(officer.post(at, fourth | {"place": place}), 422)
    own = fourth | {"other": str(desk.communes[1]), "place": "Xã Mẫu MB 1"}
    assert "để trống ô này" in text(officer.post(at, own), 422)
    assert client(desk.foreign).get(at).status_code == 404
    shown = text(officer.post(at, fourth | {"place": "mẫu mb 1"}, follow=True))
    assert "Công an · Xã Mẫu MB 1, tỉnh Mẫu MB" in shown
    theirs = text(client(desk.foreign).get(at))
    assert "Công an · Xã Mẫu MB 1<" in theirs
    assert "Công an · Xã Mẫu MA 1, tỉnh Mẫu MA" in theirs


@pytest.mark.django_db
def test_an_agreement_is_entered_met_under_and_worked_on(desk: Desk) -> None:
    from vungxanh.programme.models import Agreement, Task

    first, second = desk.communes
    officer, analyst = client(desk.officer), client(desk.analyst)
    for wrong, said in (
        ({"other": str(first)}, "Một bên được ghi hai lần"),
        ({"until": "1/3/2026"}, "Ngày kết thúc trước ngày bắt đầu"),
        ({"other": "LA"}, "Chưa ghi tên tỉnh bên kia biên giới"),
        ({"symbol": ""}, "symbol_error"),
    ):
        assert said in text(officer.post(f"{AT}moi/", signed(desk) | wrong), 422)
    assert not Agreement.objects.exists()
    sent = signed(desk)
    at = officer.post(f"{AT}moi/", sent).headers["Location"]
    assert officer.post(f"{AT}moi/", sent).headers["Location"] == at
    assert "Công an · Xã Mẫu MA 1; Công an · Xã Mẫu MA 2" in text(client(desk.neighbour).get(AT))
    third = {"viec": "ben", "other": "LA", "other_body": "police", "place": "Tỉnh mẫu"}
    assert "Công an · Tỉnh mẫu, Lào" in text(officer.post(at, third, follow=True))
    assert "Một bên được ghi hai lần" in text(officer.post(at, third | {"place": "tỉnh  mẫu"}), 422)
    assert_a_commune_of_another_province_is_party(desk, at)
    today = timezone.localdate()
    met = {"viec": "hop", "khoa": str(uuid4()), "title": "Giao ban quý mẫu", "day": f"{today:%d/%m/%Y}"}
    met |= {"hours": "13:30–16:00", "place": "border", "chair": "Trưởng Công an tỉnh mẫu"}
    assert "nằm ngoài thời hạn" in text(analyst.post(at, met | {"day": "1/3/2026"}), 422)
    shown = text(analyst.post(at, met, follow=True))
    assert "tại cửa khẩu, đồn biên phòng · chưa có số dự" in shown
    came = {"viec": shown.partition('value="so-du-')[2].partition('"')[0], "summoned": "30", "present": "31"}
    came["viec"] = f"so-du-{came['viec']}"
    assert "Có mặt 31, triệu tập 30" in text(analyst.post(at, came), 422)
    assert "28/30 có mặt" in text(analyst.post(at, came | {"present": "28"}, follow=True))
    mine = Agreement.objects.get().parties.filter(area__in=desk.communes).values_list("pk", flat=True)
    work = {"viec": "viec-chung", "khoa": str(uuid4()), "what": "Tuần tra chung đoạn giáp ranh"}
    work |= {"deadline": "1/1/2029", "parties": list(mine)}
    assert "hết hiệu lực" in text(analyst.post(at, work), 422)
    work["deadline"] = f"{today + timedelta(20):%d/%m/%Y}"
    for _ in range(2):
        assert "0/2 nơi đã xong" in text(analyst.post(at, work, follow=True))
    assert {task.area_id for task in Task.objects.all()} == {first, second}
    assert client(desk.health).post(at, work).status_code == 404
    assert (
        "đã hết thời hạn"
        in text(officer.post(at, {"viec": "het-han", "until": "1/6/2026"}, follow=True)).lower()
    )


@pytest.mark.django_db
def test_a_party_that_is_gone_is_refused_and_its_heir_offered(desk: Desk) -> None:
    from vungxanh.programme.actions.agreements import Agreed, agree
    from vungxanh.programme.rules.agreements import AgreementSort

    first, second = desk.communes
    merged(desk)
    told = Agreed(
        sort=AgreementSort.PLAN,
        title="Phối hợp mẫu",
        symbol="16/KHPH",
        signed_on=date(2026, 3, 1),
        signatory="Chủ tịch UBND",
        span=Span(begins=date(2026, 3, 1)),
        parties=[Party(body=Body.POLICE, area=desk.province), Party(body=Body.COMMITTEE, area=first)],
    )
    with pytest.raises(ProgrammeRefusedError) as refused:
        agree(told, by=desk.analyst, at=timezone.now(), key=uuid4())
    assert (refused.value.code, refused.value.offers) == ("owner_gone", (second,))
