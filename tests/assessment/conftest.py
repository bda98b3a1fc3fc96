"""Fixtures of the assessment's tests."""

import pytest


@pytest.fixture
def place(db, tmp_path):
    """A small invented province with posts and figures. Imported late: its module needs Django."""
    from tests.assessment.places import make_place

    return make_place(tmp_path)


@pytest.fixture
def offices(place):
    """The posts that keep dossiers in two communes, by code; none of them is who decides on a source."""
    from tests.dossiers.conftest import Commune
    from vungxanh.access.interface import Role, create_post

    def post(symbol, role, code):
        area_id = place.communes[code].id
        return create_post(symbol=f"{symbol}.{code}", title=symbol, role=role, area_id=area_id, by=None)

    return {
        code: Commune(
            place.communes[code].id,
            post("can-bo", Role.COMMUNE, code),
            post("duyet", Role.COMMUNE_APPROVER, code),
        )
        for code in ("MM-1", "MM-2")
    }


@pytest.fixture
def approver(place):
    """Who decides which source counts."""
    from vungxanh.access.interface import Role, create_post

    return create_post(
        symbol="mau.duyet-tinh",
        title="Mẫu: duyệt tỉnh",
        role=Role.PROVINCIAL_APPROVER,
        area_id=place.province.id,
        by=None,
    )
