"""The page of the day: tasks that press, obstacles that others are asked about, and the province's line."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.factories.signing import signed_in
from tests.factories.tasks import given_to, task_of
from tests.programme.conftest import Desk, desk
from vungxanh.programme.rules.owners import Owner

pytestmark = pytest.mark.django_db
__all__ = ["desk"]


def page(by: Any, address: str = "/hom-nay/") -> str:
    from vungxanh.access.models import Post

    answer = signed_in(Post.objects.get(symbol=by.symbol)).get(address)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode()).replace("\u00a0", " ")


def test_what_is_late_stands_on_the_day_of_its_owner_alone(desk: Desk) -> None:
    from vungxanh.access.interface import acting
    from vungxanh.programme.models import Task

    made = given_to(desk.analyst, desk.communes, what="Lập kế hoạch xã")
    assert "Không có việc nào đến hạn hay vướng mắc." in page(desk.officer)
    with acting(None, "test tasks"):
        Task.objects.filter(area=desk.communes[0]).update(deadline=timezone.localdate() - timedelta(4))
    own = f"/chuong-trinh/viec/{task_of(made, desk.communes[0])}/"
    shown = page(desk.officer)
    assert own in shown
    assert "quá hạn 4 ngày" in shown
    assert "1 việc quá hạn" in shown
    for by in (desk.neighbour, desk.health, desk.foreign):
        assert own not in page(by)
        assert "0 việc quá hạn" in page(by)
    assert "1 việc quá hạn" in page(desk.head)


def test_an_obstacle_stands_on_the_day_of_whoever_is_asked(desk: Desk) -> None:
    from vungxanh.programme.actions.reporting import report_blocked

    made = given_to(desk.analyst, desk.communes, what="Tập huấn cán bộ y tế")
    task = task_of(made, desk.communes[0])
    report_blocked(
        task_id=task,
        because="Chưa có tài liệu",
        told=Owner.PARTNER_HEALTH,
        by=desk.officer,
        at=timezone.now(),
    )
    assert "Xã Mẫu MA 1 vướng mắc, đề nghị bạn tháo gỡ" in page(desk.health)
    assert "đã báo vướng mắc" in page(desk.officer)
    assert "đề nghị bạn tháo gỡ" not in page(desk.head)


def test_the_provinces_page_counts_its_tasks(desk: Desk) -> None:
    from vungxanh.assessment.interface import assess

    given_to(desk.analyst, desk.communes, days=3)
    assess(province_id=desk.province, year=2025, known_on=timezone.localdate(), by=desk.analyst)
    shown = page(desk.analyst, "/tinh/MA/2025/")
    assert "2 việc đến hạn trong 7 ngày" in shown
    assert "/chuong-trinh/viec/?tinh-trang=sap-den-han" in shown
