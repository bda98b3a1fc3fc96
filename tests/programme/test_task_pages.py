"""Pages of tasks: giving work in screens, a commune's own list, acts with what is wrong beside the field."""

import io
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.signing import signed_in
from tests.factories.tasks import given_to, task_of
from tests.programme.conftest import Desk

pytestmark = pytest.mark.django_db
LIST = "/chuong-trinh/viec/"
GIVE = f"{LIST}giao/"


def client(by: Any) -> Any:
    from vungxanh.access.models import Post

    return signed_in(Post.objects.get(symbol=by.symbol))


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer.status_code
    return str(answer.content.decode())


def given(desk: Desk, **told: Any) -> int:
    """Work of the document's clause, given to both communes; the assignment."""
    return given_to(desk.analyst, desk.communes, directive_id=desk.directive, clause_id=desk.clause, **told)


def test_work_is_given_from_a_clause_in_three_screens(desk: Desk) -> None:
    from vungxanh.programme.models import Task

    browser = client(desk.analyst)
    assert f"{GIVE}?muc={desk.clause}" in text(browser.get(f"/chuong-trinh/van-ban/{desk.directive}/"))
    shown = text(browser.get(f"{GIVE}?muc={desk.clause}"))
    assert "Xoá điểm, tụ điểm" in shown
    key = shown.split('name="khoa" value="')[1].split('"')[0]
    deadline = timezone.localdate() + timedelta(40)
    sent = {"khoa": key, "van-ban": str(desk.directive), "man": "0", "clause": str(desk.clause)}
    sent |= {"what": "Xoá điểm ở xã", "work": "task", "begins": "", "deadline": "3/13/2026"}
    assert "deadline_error" in text(browser.post(GIVE, sent), 422)
    sent["deadline"] = f"{deadline:%d/%m/%Y}"
    assert "Chức danh nhận việc" in text(browser.post(GIVE, sent))
    sent |= {"man": "1", "owner": "commune"}
    shown = text(browser.post(GIVE, sent))
    assert "Xã Mẫu MA 1" in shown
    assert 'name="what"' in shown
    assert "Chưa chọn nơi nhận việc" in text(browser.post(GIVE, sent | {"man": "2"}), 422)
    sent |= {"man": "2", "areas": [str(area) for area in desk.communes]}
    shown = text(browser.post(GIVE, sent, follow=True))
    assert "Đã giao việc cho 2 nơi." in shown
    assert "0/2 nơi đã xong" in shown
    text(browser.post(GIVE, sent, follow=True))
    assert set(Task.objects.values_list("area", flat=True)) == set(desk.communes)
    assert Task.objects.count() == 2
    late = sent | {"khoa": str(uuid4()), "deadline": "1/1/2031"}
    assert "sau ngày văn bản hết hiệu lực" in text(browser.post(GIVE, late), 422)


def test_a_chair_gives_to_the_own_commune_without_choosing_where(desk: Desk) -> None:
    browser, deadline = client(desk.chair), timezone.localdate() + timedelta(9)
    sent = {"man": "1", "what": "Họp ban chỉ đạo", "work": "task", "deadline": f"{deadline:%d/%m/%Y}"}
    assert "Đã giao việc cho 1 nơi." in text(browser.post(GIVE, sent | {"owner": "commune"}, follow=True))
    assert "owner" in text(browser.post(GIVE, sent | {"owner": "leader"}), 422)


def test_a_commune_sees_its_own_and_reports(desk: Desk) -> None:
    first, second = desk.communes
    made = given(desk)
    own, foreign = task_of(made, first), task_of(made, second)
    browser = client(desk.officer)
    shown = text(browser.get(LIST))
    assert f"{LIST}{own}/" in shown
    assert f"{LIST}{foreign}/" not in shown
    assert browser.get(f"{LIST}{foreign}/").status_code == 404
    at = f"{LIST}{own}/"
    day = f"{timezone.localdate():%d/%m/%Y}"
    assert "Chưa có căn cứ hoàn thành" in text(browser.post(at, {"viec": "done", "on": day}), 422)
    blocked = {"viec": "blocked", "text": "Gọi 0912345678", "told": "leader"}
    assert "0912345678" not in text(browser.post(at, blocked), 422)
    shown = text(browser.post(at, blocked | {"text": "Chưa có máy"}, follow=True))
    assert "Chưa có máy Đề nghị lãnh đạo tỉnh tháo gỡ." in shown
    assert "việc" in text(client(desk.analyst).get(f"{LIST}?tinh-trang=vuong-mac&noi={first}"))
    done = {"viec": "done", "on": day, "reference": "15/BC-UBND"}
    assert "15/BC-UBND" in text(browser.post(at, done, follow=True))
    assert "Việc đã đổi tình trạng" in text(browser.post(at, done, follow=True))
    assert browser.post(at, {"viec": "erase"}).status_code == 404
    moved = client(desk.analyst).post(at, {"viec": "returned", "text": "Thiếu dấu"}, follow=True)
    assert "Thiếu dấu" in text(moved)


def file(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_is_read_for_people_and_only_its_mark_is_kept(desk: Desk) -> None:
    import hashlib

    from vungxanh.programme.models import TaskAct

    task = task_of(given(desk), desk.communes[0])
    browser, at = client(desk.officer), f"{LIST}{task}/"
    sent = {"viec": "done", "on": f"{timezone.localdate():%d/%m/%Y}"}
    picture = io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(64)).getvalue()
    listed = "Danh sách: Nguyễn Văn Mẫu, số 0912345678; Trần Thị Mẫu".encode()
    for content, name, says in ((picture, "a.png", "tệp ảnh"), (listed, "a.txt", "tên người")):
        shown = text(browser.post(at, sent | {"file": file(content, name)}), 422)
        assert says in shown
        assert "Nguyễn Văn Mẫu" not in shown
    plain = "Báo cáo: đã xoá 2 điểm phức tạp trên địa bàn xã.".encode()
    text(browser.post(at, sent | {"file": file(plain, "Nguyễn Văn Mẫu.txt")}, follow=True))
    act = TaskAct.objects.get()
    assert (act.proof, act.reference) == ("file", hashlib.sha256(plain).hexdigest())


def test_the_lists_ask_the_database_as_often_for_many_tasks(desk: Desk) -> None:
    given(desk)
    browsers = [client(desk.analyst), client(desk.officer)]
    addresses = [LIST, f"{LIST}theo-dia-ban/", f"{LIST}?tinh-trang=tat-ca"]
    asked = []
    for browser in browsers:
        text(browser.get(LIST))
    for _round in range(2):
        numbers = []
        for browser in browsers:
            for address in addresses:
                with CaptureQueriesContext(connection) as found:
                    text(browser.get(address))
                numbers.append(len(found))
        asked.append(numbers)
        for _ in range(12):
            given(desk)
    assert asked[0] == asked[1]


def test_what_is_late_stands_first_and_the_areas_are_counted(desk: Desk) -> None:
    from vungxanh.access.interface import acting
    from vungxanh.programme.models import Task

    made = given(desk)
    with acting(None, "test tasks"):
        Task.objects.filter(assignment=made, area=desk.communes[1]).update(
            deadline=timezone.localdate() - timedelta(3)
        )
    browser = client(desk.head)
    shown = text(browser.get(f"{LIST}?tinh-trang=qua-han"))
    assert "quá 3 ngày" in shown
    assert "1 việc." in shown
    shown = text(browser.get(f"{LIST}theo-dia-ban/"))
    assert shown.index("Xã Mẫu MA 2") < shown.index("Xã Mẫu MA 1")
    assert text(client(desk.foreign).get(LIST)).count("Không có việc nào như vậy.") == 1
