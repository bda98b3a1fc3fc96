"""What cannot be, sent through the pages: each answer says what to do, and nothing of it is kept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories.conferences import called, point_of
from tests.factories.directives import entered
from tests.factories.tasks import given_to, task_of
from tests.programme.conftest import Desk
from tests.programme.test_assigning import merged
from tests.programme.test_task_pages import client, text

pytestmark = pytest.mark.django_db


def test_tasks_owners_and_ties_that_cannot_be(desk: Desk) -> None:
    """After the directive's end, an owner that is gone with its heir, a circle of documents."""
    from vungxanh.programme.models import Assignment, DirectiveRelation

    first, second = desk.communes
    browser, give = client(desk.analyst), "/chuong-trinh/viec/giao/"
    sent = {"man": "2", "van-ban": str(desk.directive), "what": "Rà lại điểm", "work": "task"}
    sent |= {"owner": "commune", "areas": [str(first)], "khoa": str(uuid4())}  # type: ignore[dict-item]
    late = text(browser.post(give, sent | {"deadline": "1/1/2031"}), 422)
    assert "chọn hạn sớm hơn, hoặc gắn nhiệm vụ vào văn bản kế tiếp" in late
    merged(desk)
    soon = f"{timezone.localdate() + timedelta(9):%d/%m/%Y}"
    gone = text(browser.post(give, sent | {"deadline": soon}), 422)
    assert "giao cho nơi kế thừa (xã Mẫu MA 2)" in gone
    assert "Nơi kế thừa: Xã Mẫu MA 2" in gone
    assert not Assignment.objects.exists()
    text(browser.post(give, sent | {"deadline": soon, "areas": [str(second)]}, follow=True))
    other = entered(desk.analyst, "02-KH/MAU")
    at = "/chuong-trinh/van-ban/{}/them/quan-he/"
    tie = {"relation": "implements", "to": str(desk.directive)}
    text(browser.post(at.format(other), tie, follow=True))
    circle = text(browser.post(at.format(desk.directive), tie | {"to": str(other)}), 422)
    assert "Quan hệ vòng" in circle
    assert DirectiveRelation.objects.count() == 1


def test_conferences_that_cannot_be_and_two_officers_at_once(desk: Desk) -> None:
    """More present than summoned, a decision without date or signatory, a page that is out of date."""
    from vungxanh.programme.models import Attendance, Conference, Decision

    made = called(desk.analyst, {desk.communes[0]: 10})
    at, browser = f"/chuong-trinh/hoi-nghi/{made}/", client(desk.analyst)
    count = {"viec": f"dem-{point_of(made, desk.communes[0])}", "present": "11"}
    said = text(client(desk.officer).post(at, count), 422)
    assert "sửa số có mặt hoặc số triệu tập" in said
    today = timezone.localdate()
    sent = {"viec": "ket-luan", "khoa": str(uuid4()), "text": "Lập kế hoạch", "owner": "commune"}
    sent |= {"signatory": "Chủ tịch", "decided_on": "", "areas": "0", "deadline": ""}
    assert "decided_on_error" in text(browser.post(at, sent), 422)
    unsigned = sent | {"signatory": "", "decided_on": f"{today:%d/%m/%Y}"}
    assert "signatory_error" in text(browser.post(at, unsigned), 422)
    assert not Attendance.objects.exists()
    assert not Decision.objects.exists()
    stands = {"viec": "dinh-chinh", "day": f"{today:%d/%m/%Y}", "hours": "", "seen": "0"}
    stands |= {"title": "Triển khai văn bản mẫu", "chair": "Phó Chủ tịch UBND tỉnh mẫu", "reason": "Ghi nhầm"}
    second = client(desk.head)
    text(second.post(at, stands | {"hours": "8:00"}, follow=True))
    both = text(browser.post(at, stands | {"title": "Tên khác"}), 422)
    assert "Người khác vừa đính chính mục này" in both
    assert Conference.objects.get().title == "Triển khai văn bản mẫu"
    task = task_of(given_to(desk.analyst, desk.communes), desk.communes[0])
    work, done = f"/chuong-trinh/viec/{task}/", {"viec": "done", "on": f"{today:%d/%m/%Y}"}
    text(client(desk.officer).post(work, done | {"reference": "15/BC-UBND"}, follow=True))
    again = client(desk.chair).post(work, done | {"reference": "16/BC-UBND"}, follow=True)
    assert "Việc đã đổi tình trạng" in text(again)
    assert "16/BC-UBND" not in text(again)
