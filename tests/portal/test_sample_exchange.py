"""What the demonstration shows of the exchange: filled pages, made by acts that everybody has, once."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.dossiers.conftest import Commune, Province, province
from tests.dossiers.keeping import client_of, how_much
from vungxanh.dossiers.rules.yearly import last_year
from vungxanh.portal.actions.sample_dossiers import Office, invent_dossiers
from vungxanh.portal.actions.sample_exchange import IN_TIME, LATE, invent_exchange

__all__ = ["province"]


def office(commune: Commune) -> Office:
    return Office(commune.id, commune.officer, commune.approver)


def test_the_pages_are_filled_once(province: Province) -> None:
    now = timezone.localtime()
    offices = office(province.communes[0]), office(province.communes[1])
    invent_dossiers(*offices, at=now)
    invent_exchange(*offices, at=now)
    page = client_of(province.analyst).get("/ho-so/tinh/doi-chieu/").content.decode()
    assert "2/3 xã, phường đã đối chiếu · 1 nơi còn chênh lệch" in page
    page = client_of(province.reviewer).get("/ho-so/yeu-cau/cong-bo/").content.decode()
    assert f"Năm {last_year(now.date())}" in page
    assert f"Đã nhận {LATE + IN_TIME} yêu cầu." in page
    assert "không nêu, để" not in page
    kept = how_much()
    with CaptureQueriesContext(connection) as asked:
        invent_exchange(*offices, at=now)
    assert (how_much(), len(asked) <= 2) == (kept, True)
