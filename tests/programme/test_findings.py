"""What the product asks of a commune becomes a task, once, and the page says when it is gone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given as every
from hypothesis import strategies as st

from tests.programme.conftest import Desk
from tests.programme.test_task_pages import client, text
from vungxanh.programme.rules.findings import OF_COMMUNES, Question, Raised, check_question, open_questions
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

LIST = "/chuong-trinh/viec/phat-hien/"
QUESTIONS = st.builds(
    Question,
    raised=st.sampled_from(OF_COMMUNES),
    area=st.integers(1, 3),
    reference=st.sampled_from(["02/2026", "03/2026"]),
    day=st.dates(date(2026, 1, 1), date(2026, 3, 1)),
    value=st.integers(1, 9),
)


@every(st.lists(QUESTIONS, max_size=9), st.data())
def test_a_question_that_gave_its_task_is_asked_no_more(found: list[Question], data: st.DataObject) -> None:
    keys = sorted({one.key for one in found})
    given = set(data.draw(st.lists(st.sampled_from(keys), unique=True))) if keys else set()
    left = open_questions(found, given)
    assert {one.key for one in left} == set(keys) - given
    assert [one.day for one in left] == sorted(one.day for one in left)
    for one in found:
        assert one.asks.strip() == one.asks
        assert "{" not in one.asks
        assert check_question(one, given=False) is one
        for gone, told in ((None, False), (one, True)):
            with pytest.raises(ProgrammeRefusedError):
                check_question(gone, given=told)


@pytest.mark.django_db
def test_a_silent_month_becomes_one_task_and_is_gone_when_reported(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.programme.actions.answering import give_for
    from vungxanh.programme.models import Assignment
    from vungxanh.programme.queries import findings
    from vungxanh.records.interface import silent_months

    first, _second = desk.communes
    on = timezone.localdate()
    late = silent_months(desk.communes, on=on)
    assert {area for area, _month in late} == set(desk.communes)
    month = str(next(month for area, month in late if area == first))
    browser = client(desk.analyst)
    shown = text(browser.get(LIST))
    assert f"{len(late)} phát hiện chưa thành việc" in shown
    assert f"Gửi báo cáo tháng {month}" in shown
    sent = {"raised": "silent_month", "area": str(first), "reference": month}
    sent["deadline"] = f"{on - timedelta(1):%d/%m/%Y}"
    assert "đã qua: chọn hạn từ hôm nay" in text(browser.post(LIST, sent), 422)
    sent["deadline"] = f"{on + timedelta(9):%d/%m/%Y}"
    given = text(browser.post(LIST, sent, follow=True))
    assert "phát hiện vẫn còn" in given
    assert "đã thành việc: mở việc đó" in text(browser.post(LIST, sent), 422)
    assert "Phát hiện này không còn" in text(browser.post(LIST, sent | {"reference": "01/2020"}), 422)
    assert Assignment.objects.count() == 1
    assert f"{len(late) - 1} phát hiện chưa thành việc" in text(browser.get(LIST))
    assert "Không có phát hiện nào chờ" in text(browser.get(f"{LIST}?loai=asleep_model"))
    assert f"Gửi báo cáo tháng {month}" in text(browser.get(f"{LIST}?loai=silent_month"))
    monkeypatch.setattr(findings, "silent_months", lambda _areas, *, on: [])
    assert "phát hiện không còn" in text(browser.get(LIST))
    made = Assignment.objects.get().pk
    assert "phát hiện không còn" in text(client(desk.officer).get(f"/chuong-trinh/viec/giao/{made}/"))
    assert client(desk.officer).get(LIST).status_code == 403
    for by in (desk.officer, desk.foreign):
        with pytest.raises(Refused):
            give_for(
                kind=Raised.SILENT_MONTH,
                area_id=first,
                reference=month,
                deadline=on + timedelta(9),
                by=by,
                at=timezone.now(),
            )
