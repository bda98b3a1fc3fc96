"""Conferences in the database and on pages: points that count, decisions that become tasks, the folder."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.conferences import called, point_of
from tests.factories.signing import signed_in
from tests.programme.conftest import NOON, Desk
from vungxanh.programme.rules.conferences import Does
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

pytestmark = pytest.mark.django_db
LIST = "/chuong-trinh/hoi-nghi/"


def client(by: Any) -> Any:
    from vungxanh.access.models import Post

    return signed_in(Post.objects.get(symbol=by.symbol))


def text(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status, answer.status_code
    return str(answer.content.decode()).replace("\u00a0", " ")


def counted(conference: int, area: int, present: int, by: Any, **absent: int) -> int:
    from vungxanh.programme.actions.conferences import count

    point = point_of(conference, area)
    return count(conference=conference, point=point, present=present, absent=absent, by=by, at=NOON)


def test_297_of_300_at_three_points(desk: Desk) -> None:
    """Each point counts for itself; the last count stands, and the share is of the sums."""
    from vungxanh.access.interface import Refused

    first, second = desk.communes
    made = called(desk.analyst, {desk.province: 200, first: 60, second: 40})
    at = f"{LIST}{made}/"
    assert "chưa điểm cầu nào báo" in text(client(desk.chair).get(at)).lower()
    assert counted(made, desk.province, 198, desk.head, illness=1) == 1
    assert counted(made, first, 50, desk.officer) == 1
    assert counted(made, first, 60, desk.officer) == 2
    assert "1/3" not in text(client(desk.chair).get(at))
    assert "2/3 điểm cầu đã báo" in text(client(desk.chair).get(at)).lower()
    for by, area in ((desk.analyst, second), (desk.officer, second)):
        with pytest.raises(Refused):
            counted(made, area, 39, by)
    counted(made, second, 39, desk.neighbour, line_down=1)
    shown = text(client(desk.health).get(at))
    assert "297/300 có mặt = 99,0 %, vắng 3" in shown
    assert "mất đường truyền 1" in shown
    assert "1 chưa rõ vì sao" in shown
    assert "297/300 có mặt = 99,0 %" in text(client(desk.chair).get(LIST))
    assert client(desk.foreign).get(at).status_code == 404


def test_a_point_counts_on_the_page_and_what_is_wrong_stands_beside(desk: Desk) -> None:
    made = called(desk.analyst, {desk.communes[0]: 10})
    at, point = f"{LIST}{made}/", point_of(made, desk.communes[0])
    browser = client(desk.officer)
    assert "dem-" in text(browser.get(at))
    assert "dem-" not in text(client(desk.analyst).get(at))
    sent = {"viec": f"dem-{point}", "present": "11"}
    assert "Có mặt 11, triệu tập 10" in text(browser.post(at, sent), 422)
    assert "Tổng lý do vắng" in text(browser.post(at, sent | {"present": "9", "duty": "2"}), 422)
    assert "9/10 có mặt = 90,0 %" in text(browser.post(at, sent | {"present": "9"}, follow=True))
    assert browser.post(at, {"viec": "ket-luan"}).status_code == 404
    foreign = client(desk.neighbour)
    assert foreign.get(at).status_code == 404


def test_one_conference_concludes_a_document_and_launches_another(desk: Desk) -> None:
    from tests.factories.directives import entered

    other = entered(desk.analyst, "02-CT/MAU")
    made = called(desk.analyst, {desk.communes[0]: 5})
    browser, at = client(desk.analyst), f"{LIST}{made}/"
    for directive, does in ((desk.directive, Does.LAUNCHES), (other, Does.CONCLUDES)):
        text(browser.post(at, {"viec": "van-ban", "directive": directive, "does": does.value}, follow=True))
    shown = text(browser.get(at))
    assert 'Triển khai <a href="/chuong-trinh/van-ban/' in shown
    assert 'Tổng kết <a href="/chuong-trinh/van-ban/' in shown
    for directive in (desk.directive, other):
        assert "Triển khai văn bản mẫu" in text(browser.get(f"{LIST}?van-ban={directive}"))


def test_a_decision_becomes_a_task_in_the_same_screen_and_links_back(desk: Desk) -> None:
    from vungxanh.programme.actions.conferences import relate
    from vungxanh.programme.models import Decision, Task

    now = timezone.now()
    made = called(desk.analyst, {desk.province: 9, desk.communes[0]: 5, desk.communes[1]: 5})
    relate(conference=made, directive=desk.directive, does=Does.LAUNCHES, by=desk.analyst, at=now)
    browser, at = client(desk.analyst), f"{LIST}{made}/"
    today = timezone.localdate()
    sent = {"viec": "ket-luan", "khoa": str(uuid4()), "text": "Mỗi xã lập kế hoạch", "owner": "commune"}
    sent |= {"signatory": "", "decided_on": f"{today:%d/%m/%Y}", "areas": "0"}
    sent |= {"deadline": f"{today + timedelta(9):%d/%m/%Y}"}
    assert "signatory_error" in text(browser.post(at, sent), 422)
    sent["signatory"] = "Phó Chủ tịch UBND tỉnh mẫu"
    early = sent | {"decided_on": f"{today - timedelta(2):%d/%m/%Y}"}
    assert "từ ngày hội nghị" in text(browser.post(at, early), 422)
    assert "sau ngày văn bản hết hiệu lực" in text(browser.post(at, sent | {"deadline": "1/1/2031"}), 422)
    assert not Decision.objects.exists()
    for _ in range(2):
        shown = text(browser.post(at, sent, follow=True))
    assert "0/2 nơi đã xong" in shown
    assert Decision.objects.count() == 1
    tasks = list(Task.objects.select_related("assignment"))
    assert {(task.area_id, task.assignment.directive_id) for task in tasks} == {
        (area, desk.directive) for area in desk.communes
    }
    work = f"/chuong-trinh/viec/giao/{tasks[0].assignment_id}/"
    assert work in shown
    assert f"{LIST}{made}/#cac-ket-luan" in text(client(desk.officer).get(work))


def test_a_conference_is_called_prepared_and_printed(desk: Desk) -> None:
    browser = client(desk.chair)
    sent = {
        "kind": "dissemination",
        "title": "Quán triệt nghị quyết mẫu",
        "day": "12/3/2026",
        "hours": "16:00-13:30",
    }
    shown = text(browser.post(f"{LIST}moi/", sent | {"chair": "0912345678"}), 422)
    assert "0912345678" not in shown
    wrong = {"chair": "Bí thư", "hours": "25:00"}
    assert "Giờ không đúng dạng" in text(browser.post(f"{LIST}moi/", sent | wrong), 422)
    assert "hours_error" in text(browser.post(f"{LIST}moi/", sent | {"chair": "Bí thư"}), 422)
    sent["hours"] = "13:30–16h"
    sent |= {"chair": "Bí thư Đảng ủy xã mẫu", "khoa": str(uuid4())}
    shown = text(browser.post(f"{LIST}moi/", sent, follow=True))
    assert "13:30–16:00" in shown
    at = browser.post(f"{LIST}moi/", sent).headers["Location"]
    text(browser.post(at, {"viec": "diem-cau", "summoned": "12", "everywhere": "on"}, follow=True))
    text(
        browser.post(
            at, {"viec": "chuong-trinh", "title": "Đọc nghị quyết", "office": "Ban Chỉ đạo"}, follow=True
        )
    )
    papers = {"viec": "tai-lieu", "title": "Tài liệu hỏi đáp", "text": "Nội dung hỏi đáp mẫu"}
    text(browser.post(at, papers, follow=True))
    text(browser.post(at, {"viec": "bien-ban", "text": "Đã họp, nhất trí."}, follow=True))
    folder = text(client(desk.officer).get(f"{at}tap/"))
    for part in ("Đọc nghị quyết", "Tài liệu hỏi đáp", "Nội dung hỏi đáp mẫu", "Đã họp, nhất trí.", "12"):
        assert part in folder
    assert client(desk.neighbour).get(f"{at}tap/").status_code == 404


def test_what_a_conference_refuses(desk: Desk) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.programme.actions.conferences import decide, summon

    made = called(desk.analyst, {desk.communes[0]: 10})
    counted(made, desk.communes[0], 9, desk.officer)
    named = {"conference": made, "by": desk.analyst, "at": NOON}
    with pytest.raises(ProgrammeRefusedError) as fewer:
        summon(area_ids=[desk.communes[0]], summoned=8, **named)
    assert fewer.value.code == "more_present"
    with pytest.raises(Refused):
        summon(area_ids=[desk.foreign.area_id], summoned=8, **named)
    told: dict[str, Any] = {"text": "Làm", "signatory": "Chủ tịch", "following": None, "key": uuid4()}
    for missing, code in (({"decided_on": None}, "decision_date"), ({"signatory": " "}, "signatory")):
        with pytest.raises(ProgrammeRefusedError) as refused:
            decide(**{**named, **told, "decided_on": date.max, **missing})
        assert refused.value.code == code
    with pytest.raises(Refused):
        decide(**{**named, **told, "decided_on": date.max, "by": desk.chair})


def test_a_conference_is_corrected_and_what_stood_stays_in_sight(desk: Desk) -> None:
    """Day, hours, a summoned number and a point entered by mistake; every one with its reason."""
    from vungxanh.programme.models import ConferenceChange

    first, second = desk.communes
    made = called(desk.analyst, {first: 10, second: 7})
    counted(made, first, 9, desk.officer)
    browser, at = client(desk.analyst), f"{LIST}{made}/"
    row = timezone.localdate()
    sent = {"viec": "dinh-chinh", "title": "Triển khai văn bản mẫu", "day": f"{row:%d/%m/%Y}"}
    sent |= {"hours": "8:00–11:30", "chair": "Chủ tịch UBND tỉnh mẫu", "reason": ""}
    assert "reason_error" in text(browser.post(at, sent), 422)
    shown = text(browser.post(at, sent | {"reason": "Ghi thiếu giờ kết thúc"}, follow=True))
    assert "08:00–11:30" in shown
    assert "Giờ kết thúc: không có → 11:30" in shown
    assert "Ghi thiếu giờ kết thúc" in shown
    again = sent | {"reason": "Lần nữa"}
    assert "Chưa có gì khác" in text(browser.post(at, again), 422)
    points = {"viec": "diem-cau", "summoned": "12", "areas": [str(first)]}
    assert "Chưa ghi vì sao đính chính" in text(browser.post(at, points), 422)
    shown = text(browser.post(at, points | {"reason": "Mời thêm hai trưởng thôn"}, follow=True))
    assert "Triệu tập: 10 → 12" in shown
    assert "9/12 có mặt" in shown
    out = {"viec": "bo-diem-cau", "point": str(point_of(made, second)), "reason": "Xã này không dự"}
    shown = text(browser.post(at, out, follow=True))
    assert "1/1 điểm cầu đã báo" in shown.lower()
    assert client(desk.neighbour).get(at).status_code == 404
    back = {"viec": "diem-cau", "summoned": "7", "areas": [str(second)], "reason": "Xã có dự"}
    assert "1/2 điểm cầu đã báo" in text(browser.post(at, back, follow=True)).lower()
    assert list(ConferenceChange.objects.values_list("number", "change")) == [
        (1, "corrected"),
        (2, "summoned"),
        (3, "left_out"),
        (4, "summoned"),
    ]
    assert "Đính chính" in text(client(desk.officer).get(f"{at}tap/"))


def test_a_cancelled_conference_takes_nothing_more(desk: Desk) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.programme.actions.conferences import decide
    from vungxanh.programme.actions.correcting import cancel

    made = called(desk.analyst, {desk.communes[0]: 10})
    browser, at = client(desk.analyst), f"{LIST}{made}/"
    with pytest.raises(Refused):
        cancel(conference=made, reason="Không phải việc của xã", by=desk.chair, at=NOON)
    shown = text(browser.post(at, {"viec": "huy", "reason": "Mưa lũ, chưa họp được"}, follow=True))
    assert "Hội nghị đã huỷ ngày" in shown
    assert "Mưa lũ, chưa họp được" in shown
    assert 'value="ket-luan"' not in shown
    assert "dem-" not in text(client(desk.officer).get(at))
    assert "đã huỷ ngày" in text(browser.get(LIST))
    told: dict[str, Any] = {"text": "Làm", "signatory": "Chủ tịch", "following": None, "key": uuid4()}
    with pytest.raises(ProgrammeRefusedError, match="không ra kết luận"):
        decide(conference=made, decided_on=date.max, by=desk.analyst, at=NOON, **told)
    with pytest.raises(ProgrammeRefusedError, match="không ra kết luận"):
        counted(made, desk.communes[0], 9, desk.officer)
    held = called(desk.analyst, {desk.communes[0]: 10})
    decide(conference=held, decided_on=timezone.localdate(), by=desk.analyst, at=NOON, **told)
    with pytest.raises(ProgrammeRefusedError, match="đã có 1 kết luận"):
        cancel(conference=held, reason="Huỷ", by=desk.analyst, at=NOON)


def test_the_list_asks_the_database_as_often_for_many_conferences(desk: Desk) -> None:
    called(desk.analyst, {desk.communes[0]: 10})
    browser, asked = client(desk.analyst), []
    text(browser.get(LIST))
    for _round in range(2):
        with CaptureQueriesContext(connection) as found:
            text(browser.get(LIST))
        asked.append(len(found))
        for _ in range(5):
            made = called(desk.analyst, {desk.communes[0]: 10, desk.province: 3})
            counted(made, desk.communes[0], 9, desk.officer)
    assert asked[0] == asked[1]
