"""An identity number typed into every field of every form of dossiers, in any writing, is found nowhere."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from config.cluster import Cluster
from tests.dossiers.conftest import Province
from tests.dossiers.keeping import opened, sent
from tests.factories.signing import signed_in
from tests.house.test_numbers_of_people import WRITINGS, filled, tables_with_the_number, typed_into
from vungxanh.access.models import Post
from vungxanh.dossiers import actions
from vungxanh.dossiers.rules.kinds import Request
from vungxanh.dossiers.web.steps import STEPS
from vungxanh.dossiers.web.views import KINDS

pytestmark = pytest.mark.django_db(transaction=True)


def forms(client: Client, page: Any) -> Iterator[tuple[str, Any]]:
    """Every form of a page with the address it is sent to."""
    for form in LexborHTMLParser(page.content.decode()).css("form"):
        goal = form.attributes.get("action") or ""
        if goal.startswith("/ho-so/"):
            yield goal, form


def pages(client: Client, dossier: str, transfer: str) -> Iterator[Any]:
    """Every page of a commune's officer that has a form, those that only a POST shows included."""
    for address in ("/ho-so/", "/ho-so/yeu-cau/", *(f"/ho-so/mo/{slug}/" for slug in KINDS)):
        yield client.get(address)
    for word in STEPS:
        yield client.post("/ho-so/mot-ho-so/", {"ho-so": dossier, "viec": word})
    yield client.post("/ho-so/tiep-nhan/", {"chuyen-giao": transfer})


def test_no_form_of_dossiers_keeps_it(transactional_db: None, province: Province, cluster: Cluster) -> None:
    here, there, _ = province.communes
    today = timezone.localdate()
    dossier = opened(here, today)
    transfer = sent(there, here, opened(there, today), today)
    now = {"by": here.officer, "at": timezone.now()}
    actions.receive(area_id=here.id, symbol="9/QĐ-CAX", decided_on=today, request=Request.CORRECT, **now)
    client = signed_in(Post.objects.get(pk=here.officer.post_id))
    typed = taken = 0
    for page in pages(client, str(dossier), str(transfer)):
        assert page.status_code == 200
        for goal, form in forms(client, page):
            for field, writing in product(typed_into(form), WRITINGS):
                answer = client.post(goal, filled(form, **{str(field.attributes["name"]): writing}))
                assert answer.status_code in {200, 302, 404}
                assert "Traceback" not in answer.content.decode()
                typed += 1
                taken += answer.status_code == 302
    assert typed > 40 * len(WRITINGS)
    assert taken, "what is sent must be taken, or nothing could be kept"
    assert tables_with_the_number(cluster) == []
