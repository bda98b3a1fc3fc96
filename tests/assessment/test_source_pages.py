"""The pages about sources: the list of a province, a commune's comparison, what lies behind, the decision."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.assessment.places import KNOWN_ON, YEAR
from tests.assessment.test_sources import DECIDED, OPENED
from tests.dossiers.keeping import at, client_of, opened
from vungxanh.access.interface import Role, create_post
from vungxanh.assessment.interface import assess
from vungxanh.assessment.models import SourceChoice
from vungxanh.dossiers import actions

pytestmark = pytest.mark.django_db
LIST = f"/tinh/MM/{YEAR}/nguon/"
COMMUNE = f"/tinh/MM/{YEAR}/MM-1/"


def text_of(client, path: str) -> str:
    """What a page says, without its tags."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def run(place) -> int:
    return assess(province_id=place.province.id, year=YEAR, known_on=KNOWN_ON, by=place.analyst)


@pytest.fixture
def apart(place, offices):
    """A commune whose workbook says nobody, and whose dossiers say one."""
    opened(offices["MM-1"], OPENED)
    actions.keep_day(at=at(DECIDED))
    run(place)
    return place


def test_a_difference_stands_on_the_list_and_on_the_commune_in_both_languages(apart) -> None:
    client = client_of(apart.analyst)
    listed = text_of(client, LIST)
    assert "1 trong 5 xã, phường có số khác nhau giữa hai nguồn" in listed
    assert "Người sử dụng trái phép có hồ sơ quản lý: 0 trong biểu mẫu, 1 trong hồ sơ, sự kiện (+1)" in listed
    assert "Chọn nguồn" not in listed, "who cannot decide is not offered it"
    own = text_of(client, COMMUNE)
    assert "Nguồn được dùng là biểu mẫu, vì chưa ai chọn nguồn khác." in own
    assert "2 số khác nhau giữa hai nguồn" in own
    client.cookies["django_language"] = "en"
    assert "1 of 5 communes have figures that differ between two sources" in text_of(client, LIST)


def test_an_input_opens_to_what_is_behind_it_as_far_as_the_post_sees(apart) -> None:
    path = f"{COMMUNE}so-lieu/managed_users/"
    shown = text_of(client_of(apart.analyst), path)
    assert "Biểu mẫu: 0 Số này được dùng để xếp loại." in shown
    assert "10/9/2025 quản lý người sử dụng trái phép được tính 1 0" in shown.replace("10/09/", "10/9/")
    leader = create_post(symbol="mau.ld", title="Mẫu", role=Role.LEADER, area_id=apart.province.id, by=None)
    hidden = text_of(client_of(leader), path)
    assert "Chức danh này không xem số đếm từng ngày." in hidden
    assert "được tính" not in hidden
    client = client_of(apart.analyst)
    assert client.get(f"{COMMUNE}so-lieu/key_route/").status_code == 404
    assert client_of(apart.officer).get(path).status_code == 403


def test_the_approver_decides_and_it_counts_when_assessed_again(apart, approver) -> None:
    client = client_of(approver)
    assert f'href="{COMMUNE}nguon/"' in client.get(LIST).content.decode()
    path = f"{COMMUNE}nguon/"
    wrong = client.post(path, {"side": "workbook", "since": "15/12/2024", "whole_from": "1/1/2025"})
    assert "Chỉ khi chọn hồ sơ, sự kiện" in wrong.content.decode()
    assert not SourceChoice.objects.exists()
    done = client.post(path, {"side": "registers", "since": "15/12/2024", "whole_from": ""}, follow=True)
    assert "Đã chọn nguồn cho" in done.content.decode()
    today = timezone.localdate()
    assess(province_id=apart.province.id, year=YEAR, known_on=today, by=apart.analyst)
    own = text_of(client, COMMUNE)
    assert "Nguồn được dùng là hồ sơ, sự kiện, từ ngày 15/12/2024, do Mẫu: duyệt tỉnh quyết định." in own
    assert "hồ sơ quản lý, số đếm ngày đã niêm phong đến hết 14/12/2025" in own
    assert client_of(apart.analyst).get(path).status_code == 403


def test_the_list_asks_as_often_however_many_communes_differ(apart, offices) -> None:
    client = client_of(apart.analyst)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            text_of(client, LIST)
        return len(queries)

    asked()
    before = asked()
    opened(offices["MM-2"], OPENED)
    actions.keep_day(at=at(DECIDED))
    run(apart)
    assert "2 trong 5 xã" in text_of(client, LIST)
    assert asked() == before
