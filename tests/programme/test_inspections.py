"""Inspections: a visit, what was found, the work it leads to, and whether that is mended."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given as every
from hypothesis import strategies as st

from tests.factories.tasks import given_to, inspected, task_of
from tests.programme.conftest import Desk
from tests.programme.test_task_pages import client, text
from vungxanh.programme.rules.inspections import Mending, mending
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import CLOSED, State

LIST = "/chuong-trinh/kiem-tra/"


@every(st.lists(st.sampled_from(State)))
def test_mended_is_only_what_every_owner_has_done(states: list[State]) -> None:
    found = mending(states)
    assert (found is Mending.NOTED) == (not states)
    assert (found is Mending.OPEN) == any(one not in CLOSED for one in states)
    if found is Mending.MENDED:
        assert set(states) <= {State.DONE, State.DONE_LATE}
    if found is Mending.DROPPED:
        assert State.DROPPED in states


@pytest.mark.django_db
def test_a_finding_becomes_work_and_is_mended_when_that_is_done(desk: Desk) -> None:
    from vungxanh.programme.models import Assignment, InspectionFinding

    first, second = desk.communes
    work = given_to(desk.analyst, [first], directive_id=desk.directive)
    browser, today = client(desk.analyst), timezone.localdate()
    sent = {"office": "Ban Chỉ đạo tỉnh mẫu", "day": f"{today + timedelta(1):%d/%m/%Y}"}
    sent |= {"area": str(second), "assignment": str(work), "khoa": str(uuid4())}
    assert "Ngày kiểm tra ở tương lai" in text(browser.post(f"{LIST}moi/", sent), 422)
    sent["day"] = f"{today:%d/%m/%Y}"
    assert "không giao cho nơi được kiểm tra" in text(browser.post(f"{LIST}moi/", sent), 422)
    sent["area"] = str(first)
    at = browser.post(f"{LIST}moi/", sent).headers["Location"]
    assert browser.post(f"{LIST}moi/", sent).headers["Location"] == at
    found = {"text": "Chưa có sổ theo dõi điểm", "owner": "commune", "khoa": str(uuid4())}
    late = found | {"deadline": "1/1/2031"}
    assert "sau ngày văn bản hết hiệu lực" in text(browser.post(at, late), 422)
    assert not InspectionFinding.objects.exists()
    found |= {"deadline": f"{today + timedelta(9):%d/%m/%Y}", "head": "Chủ tịch UBND xã mẫu"}
    for _ in range(2):
        shown = text(browser.post(at, found, follow=True))
    assert "1 phát hiện, 1 chưa khắc phục" in shown
    noted = {"text": "Hồ sơ đã sắp xếp lại", "owner": "commune", "khoa": str(uuid4()), "deadline": ""}
    shown = text(browser.post(at, noted, follow=True))
    assert "Đã ghi nhận, không giao việc" in shown
    mends = Assignment.objects.get(what="Chưa có sổ theo dõi điểm")
    assert (mends.directive_id, mends.head) == (desk.directive, "Chủ tịch UBND xã mẫu")
    page = text(browser.get(f"/chuong-trinh/viec/giao/{mends.pk}/"))
    assert at in page
    assert "Người đứng đầu chịu trách nhiệm: Chủ tịch UBND xã mẫu" in page
    owner = client(desk.officer)
    done = {"viec": "done", "on": f"{today:%d/%m/%Y}", "reference": "15/BC-UBND"}
    text(owner.post(f"/chuong-trinh/viec/{task_of(mends.pk, first)}/", done, follow=True))
    assert "0 chưa khắc phục, 1 đã khắc phục" in text(owner.get(at))
    assert "Ghi phát hiện và giao khắc phục" not in text(owner.get(at))
    assert owner.post(at, noted).status_code == 404
    assert client(desk.neighbour).get(at).status_code == 404
    assert client(desk.foreign).get(at).status_code == 404


@pytest.mark.django_db
def test_who_inspects_and_how_often_the_list_asks(desk: Desk) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.programme.actions.inspecting import ToMend, find
    from vungxanh.programme.rules.owners import Owner

    first, second = desk.communes
    for by, area in ((desk.officer, first), (desk.chair, second), (desk.foreign, first)):
        with pytest.raises(Refused):
            inspected(by, area)
    now, asked = timezone.now(), []
    browser = client(desk.analyst)
    text(browser.get(LIST))
    for _round in range(2):
        for area in (first, second):
            made = inspected(desk.analyst, area)
            to_mend = ToMend(owner=Owner.COMMUNE, deadline=timezone.localdate() + timedelta(5))
            named = {"inspection": made, "by": desk.analyst, "at": now}
            find(text="Chưa treo biển báo", to_mend=to_mend, key=uuid4(), **named)
            with pytest.raises(ProgrammeRefusedError, match="Chưa ghi phát hiện"):
                find(text="  ", to_mend=None, key=uuid4(), **named)
        with CaptureQueriesContext(connection) as found:
            text(browser.get(LIST))
        asked.append(len(found))
    assert asked[0] == asked[1]
    with pytest.raises(Refused):
        find(inspection=made, text="Của xã", to_mend=None, by=desk.neighbour, at=now, key=uuid4())


@pytest.mark.django_db
def test_the_head_who_answers_stands_on_the_overdue_list(desk: Desk) -> None:
    from vungxanh.access.interface import acting
    from vungxanh.programme.models import Task

    made = given_to(desk.analyst, desk.communes, head="Chủ tịch UBND xã mẫu")
    browser, says = client(desk.head), "trách nhiệm: Chủ tịch UBND xã mẫu"
    assert says not in text(browser.get("/chuong-trinh/viec/"))
    with acting(None, "test tasks"):
        Task.objects.filter(assignment=made).update(deadline=timezone.localdate() - timedelta(3))
    assert text(browser.get("/chuong-trinh/viec/?tinh-trang=qua-han")).count(says) == 2
