"""A tip from the form to its end, on PostgreSQL: who sees what when, what is destroyed, what is refused."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection

from tests.records.tips.conftest import NOW, WORDS, Held, later
from vungxanh.access.interface import (
    OutsideScopeError,
    Purpose,
    Refused,
    Verb,
    duty,
    looking,
)
from vungxanh.access.models import Look, LookReference
from vungxanh.periods.interface import Period
from vungxanh.records.actions.tips.handling import NoTipError, check_tip, close_tip, open_text, pass_tip
from vungxanh.records.actions.tips.keeping import TipsKept, keep_tips
from vungxanh.records.actions.tips.keys import end_key, make_key, reseal, unlocked, wrap_anew
from vungxanh.records.models import Tip, TipAct, TipCode, TipInbox, TipKey, TipText
from vungxanh.records.queries.tips.codes import state_of_code
from vungxanh.records.queries.tips.desk import (
    commune_tips,
    province_tips,
    repeated_tips,
    texts_to_reseal,
    tip_counts,
)
from vungxanh.records.queries.tips.places import held_keys, taking_communes
from vungxanh.records.rules.tips.course import COMMUNE_A_DAY, TipCounts, TipRefusedError
from vungxanh.records.rules.tips.lists import DayPart, Finding, Outcome, PlaceKind, TipState

pytestmark = pytest.mark.django_db
Switch = Callable[[], AbstractContextManager[None]]
TODAY = date(2026, 11, 20)
TOMORROW = date(2026, 11, 21)
TEXT = "Nhà nghỉ mẫu sau chợ, hay tụ tập lúc nửa đêm"


def taken_in(at: int = 1) -> Sequence[UUID]:
    """The batch of the day; the ids of every tip."""
    keep_tips(at=later(at))
    with duty(Purpose.KEEP_TIPS):
        return list(Tip.objects.order_by("received_on").values_list("id", flat=True))


def test_a_tip_is_seen_from_the_next_day_and_its_text_by_either_holder_alone(
    held: Held, tell: Callable[..., Any]
) -> None:
    code, by = tell(TEXT), held.province.analyst
    assert province_tips(by, on=TODAY).rows == ()
    assert state_of_code(str(code), on=TODAY) is TipState.RECEIVED
    assert keep_tips(at=NOW) == TipsKept(0, 0, 0)
    (tip,) = taken_in()
    (row,) = province_tips(by, on=TOMORROW).rows
    assert (row.id, row.text, row.mine, row.state) == (tip, "sealed", True, TipState.RECEIVED)
    assert (row.kind, row.day_part, row.received_on) == (PlaceKind.LODGING, DayPart.NIGHT, TODAY)
    for holder in (by, held.province.approver):
        assert open_text(tip_id=tip, words=WORDS, by=holder, at=later(1)) == TEXT
    with pytest.raises(TipRefusedError, match="wrong"):
        open_text(tip_id=tip, words="không phải thế đâu", by=by, at=later(1))


def test_each_look_at_a_text_is_recorded_and_forgotten_with_the_text(
    held: Held, tell: Callable[..., Any]
) -> None:
    tell(TEXT)
    (tip,) = taken_in()
    open_text(tip_id=tip, words=WORDS, by=held.province.analyst, at=later(1))
    look = Look.objects.get()
    assert (str(look.holder), look.purpose, look.rows) == (held.province.analyst.holder, "handle_tip", 1)
    with duty(Purpose.VERIFY):
        assert LookReference.objects.get().dossier == tip
    close_tip(tip_id=tip, outcome=Outcome.ACTED, by=held.province.analyst, at=later(1))
    with duty(Purpose.VERIFY):
        assert LookReference.objects.count() == 0
    assert Look.objects.count() == 1


def test_the_commune_sees_what_was_passed_from_the_next_day_and_never_a_text(
    held: Held, tell: Callable[..., Any]
) -> None:
    officer, other = held.province.communes[0].officer, held.province.communes[1].officer
    tell(TEXT)
    (tip,) = taken_in()
    assert commune_tips(officer, on=TOMORROW).rows == ()
    pass_tip(tip_id=tip, by=held.province.analyst, at=later(1))
    assert commune_tips(officer, on=TOMORROW).rows == ()
    with pytest.raises(NoTipError):
        check_tip(tip_id=tip, finding=Finding.SIGNS_SEEN, by=officer, at=later(1))
    (row,) = commune_tips(officer, on=date(2026, 11, 22)).rows
    assert (row.text, row.mine) == ("none", False)
    assert commune_tips(other, on=date(2026, 11, 22)).rows == ()
    with pytest.raises(Refused):
        open_text(tip_id=tip, words=WORDS, by=officer, at=later(2))
    with pytest.raises(NoTipError):
        check_tip(tip_id=tip, finding=Finding.SIGNS_SEEN, by=other, at=later(2))
    check_tip(tip_id=tip, finding=Finding.SIGNS_SEEN, by=officer, at=later(2))
    with pytest.raises(TipRefusedError, match="already taken"):
        check_tip(tip_id=tip, finding=Finding.NOTHING_SEEN, by=officer, at=later(2))
    (row,) = province_tips(held.province.analyst, on=date(2026, 11, 22)).rows
    assert (row.state, row.finding) == (TipState.CHECKED, Finding.SIGNS_SEEN)
    with duty(Purpose.KEEP_TIPS):
        assert [act.what for act in TipAct.objects.order_by("id")] == ["pass", "check"]


def test_closing_destroys_the_text_at_once_and_the_code_shows_the_state_alone(
    held: Held, tell: Callable[..., Any]
) -> None:
    code, kept = tell(TEXT), tell("Nơi khác, chữ còn lại")
    taken_in()
    with duty(Purpose.KEEP_TIPS):
        tip = TipCode.objects.get(locator=code.locator).tip
    close_tip(tip_id=tip, outcome=Outcome.NAMES_A_PERSON, by=held.province.analyst, at=later(1))
    with duty(Purpose.KEEP_TIPS):
        assert TipText.objects.count() == 1
        assert Tip.objects.get(pk=tip).text_ended_on == TOMORROW
    with pytest.raises(TipRefusedError, match="no written text"):
        open_text(tip_id=tip, words=WORDS, by=held.province.analyst, at=later(1))
    assert state_of_code(str(code).lower(), on=TOMORROW) is TipState.CLOSED
    assert state_of_code(str(kept).replace("-", " "), on=TOMORROW) is TipState.RECEIVED
    (closed,) = province_tips(held.province.analyst, on=TOMORROW, closed=True).rows
    assert (closed.text, closed.outcome) == ("ended", Outcome.NAMES_A_PERSON)


def test_a_text_is_over_after_thirty_days_and_a_code_after_ninety_whoever_sleeps(
    held: Held, tell: Callable[..., Any]
) -> None:
    code = tell(TEXT)
    (tip,) = taken_in()
    by = held.province.approver
    assert open_text(tip_id=tip, words=WORDS, by=by, at=later(29)) == TEXT
    with pytest.raises(TipRefusedError, match="no written text"):
        open_text(tip_id=tip, words=WORDS, by=by, at=later(30))
    assert keep_tips(at=later(29)) == TipsKept(0, 0, 0)
    assert keep_tips(at=later(30)) == TipsKept(0, 1, 0)
    assert state_of_code(str(code), on=later(89).date()) is TipState.RECEIVED
    assert state_of_code(str(code), on=later(90).date()) is None
    assert keep_tips(at=later(90)) == TipsKept(0, 0, 1)
    assert keep_tips(at=later(90)) == TipsKept(0, 0, 0)
    with duty(Purpose.KEEP_TIPS):
        assert (TipText.objects.count(), TipCode.objects.count(), Tip.objects.count()) == (0, 0, 1)


def test_a_form_that_is_sent_twice_makes_one_tip_with_one_code(held: Held, tell: Callable[..., Any]) -> None:
    first = tell(TEXT, nonce="cùng một trang")
    assert tell("chữ khác", nonce="cùng một trang") == first
    taken_in()
    assert tell(TEXT, nonce="cùng một trang", at=later(1)) == first
    with duty(Purpose.KEEP_TIPS):
        assert (Tip.objects.count(), TipInbox.objects.count()) == (1, 0)


def test_without_two_keys_there_is_no_text_and_the_rest_is_taken(
    province: Any, factors: None, cheap_words: None, tell: Callable[..., Any]
) -> None:
    make_key(words=WORDS, by=province.analyst, at=NOW)
    with pytest.raises(TipRefusedError, match="No text can be taken"):
        tell(TEXT)
    tell("")
    taken_in()
    (row,) = province_tips(province.analyst, on=TOMORROW).rows
    assert row.text == "none"


def test_a_place_is_not_flooded(held: Held, tell: Callable[..., Any]) -> None:
    for _ in range(COMMUNE_A_DAY):
        tell("")
    with pytest.raises(TipRefusedError, match="Too many tips"):
        tell("")
    tell("", commune_id=held.province.communes[1].id)


def test_only_communes_of_a_province_with_a_desk_are_taken(held: Held, tell: Callable[..., Any]) -> None:
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    other = create_illustrative_province(
        code="MY", name="Mẫu Khác", communes=[("MY01", "Mẫu 01", "xa")], valid_from=date(2022, 1, 1), by="thử"
    )
    for area in (communes_of(other.id, TODAY)[0].id, other.id, held.province.id, -1):
        with pytest.raises(TipRefusedError, match="not taken here"):
            tell("", commune_id=area)
    assert taking_communes(other.id, TODAY) == ()


def test_a_new_holder_opens_what_the_other_sealed_anew_and_the_former_nothing(
    held: Held, tell: Callable[..., Any]
) -> None:
    from vungxanh.records.rules.tips.sealing import opened

    tell(TEXT)
    (tip,) = taken_in()
    by, remaining = held.province.analyst, held.province.approver
    end_key(by=by, at=later(1))
    assert [key.place for key in held_keys(held.province.id, TOMORROW)] == [1]
    with pytest.raises(TipRefusedError, match="no key yet"):
        open_text(tip_id=tip, words=WORDS, by=by, at=later(1))
    make_key(words=WORDS, by=by, at=later(1))
    assert texts_to_reseal(by, on=TOMORROW) == 1
    with pytest.raises(TipRefusedError, match="sealed before"):
        open_text(tip_id=tip, words=WORDS, by=by, at=later(1))
    assert reseal(words=WORDS, by=remaining, at=later(1)) == 1
    assert texts_to_reseal(by, on=TOMORROW) == 0
    assert open_text(tip_id=tip, words=WORDS, by=by, at=later(1)) == TEXT
    with duty(Purpose.KEEP_TIPS):
        row = TipText.objects.get()
    with pytest.raises(TipRefusedError):
        opened(bytes(row.sealed), tip, held.analyst)
    assert bytes(TipKey.objects.get(public__isnull=False, days__endswith=TOMORROW).wrapped) == b""


def test_a_key_ends_with_its_holder_and_a_place_is_taken_once(held: Held) -> None:
    from vungxanh.access.actions import hand_over
    from vungxanh.access.interface import create_post

    by = held.province.analyst
    second = create_post(
        symbol="PC04-2", title="PC04-2", role="provincial_analyst", area_id=held.province.id, by=None
    )
    with pytest.raises(TipRefusedError, match="second factor"):
        make_key(words=WORDS, by=second, at=NOW)
    hand_over(symbol=by.symbol, by=None)
    assert [key.place for key in held_keys(held.province.id, TODAY)] == [1]


def test_a_forgotten_passphrase_is_set_anew_from_paper_alone(held: Held) -> None:
    by = held.province.analyst
    for paper, what in (("AGE-SECRET-KEY-1SAI", "not the key on the paper"), (held.approver, "not the one")):
        with pytest.raises(TipRefusedError, match=what):
            wrap_anew(paper=paper, words="một cụm mật khẩu mới", by=by, at=NOW)
    spaced = f" {held.analyst[:20]}\n{held.analyst[20:]} ".lower()
    wrap_anew(paper=spaced, words="một cụm mật khẩu mới", by=by, at=NOW)
    assert unlocked(by, "một cụm mật khẩu mới", on=TODAY)[1] == held.analyst


def test_counts_and_what_may_be_a_grudge(held: Held, tell: Callable[..., Any]) -> None:
    for _ in range(3):
        tell("")
    tell("", kind=PlaceKind.FIELD)
    first, *_others = taken_in()
    close_tip(tip_id=first, outcome=Outcome.NOTHING_FOUND, by=held.province.analyst, at=later(30))
    ids, month = [one.id for one in held.province.communes], Period(date(2026, 11, 1), date(2026, 12, 1))
    assert tip_counts(ids, period=month, known_on=TOMORROW) == TipCounts(4, 0, 0)
    due = Period(date(2026, 12, 20), date(2026, 12, 21))
    assert tip_counts(ids, period=due, known_on=date(2026, 12, 20)) == TipCounts(0, 4, 1)
    ((area, found),) = repeated_tips(held.province.reviewer, on=TOMORROW)
    assert (area, found.kind, found.tips) == ("xã Mẫu 01", PlaceKind.LODGING, 3)
    for by in (held.province.analyst, held.province.communes[0].officer):
        with pytest.raises(Refused):
            repeated_tips(by, on=TOMORROW)


def test_a_text_that_a_crash_took_is_told_as_lost(held: Held, tell: Callable[..., Any]) -> None:
    tell(TEXT)
    taken_in()
    with duty(Purpose.KEEP_TIPS):
        TipText.objects.all().delete()  # PostgreSQL empties such a table when it comes back from a crash
    (row,) = province_tips(held.province.analyst, on=TOMORROW).rows
    assert row.text == "lost"


def test_asking_for_a_code_costs_one_slow_hash_whatever_it_is(
    held: Held, tell: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from vungxanh.records.queries.tips import codes

    code, hashed = tell(TEXT), []
    assert codes.SlowHash.__mro__[1].work_factor == 2**14
    codes._decoy()
    plain = codes.SlowHash.encode

    def counted(self: Any, *given: Any, **named: Any) -> str:
        hashed.append(1)
        return str(plain(self, *given, **named))

    monkeypatch.setattr(codes.SlowHash, "encode", counted)
    wrong = str(code)[:-1] + ("A" if str(code)[-1] != "A" else "B")
    answers = [state_of_code(typed, on=TODAY) for typed in (str(code), wrong, "0" * 16, "không phải mã")]
    assert answers == [TipState.RECEIVED, None, None, None]
    assert len(hashed) == 4


TABLES = ("records_tipinbox", "records_tip", "records_tipact", "records_tiptext", "records_tipcode")


@pytest.mark.parametrize("table", TABLES)
def test_rows_need_a_ticket_whoever_asks(
    held: Held, tell: Callable[..., Any], as_app: Switch, table: str
) -> None:
    tell(TEXT)
    (tip,) = taken_in()
    pass_tip(tip_id=tip, by=held.province.analyst, at=later(1))
    tell(TEXT, at=later(1))
    with pytest.raises(DatabaseError, match="No ticket"), as_app(), connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")


def test_the_tables_that_must_leave_no_trace_are_not_journalled(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r'")
        assert {name for (name,) in cursor.fetchall()} == {"records_tipinbox", "records_tiptext"}
        cursor.execute(
            "SELECT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND conrelid IN"
            " ('records_tipinbox'::regclass, 'records_tiptext'::regclass, 'records_tipcode'::regclass)"
        )
        assert cursor.fetchall() == []


def test_what_rewrites_a_table_refuses_a_ticket_that_hides_rows(held: Held, as_app: Switch) -> None:
    by, area = held.province.analyst, held.province.communes[0].id
    with pytest.raises(OutsideScopeError):
        Tip.objects.count()
    for sql in (
        "SELECT records_destroy_tip_texts('{}')",
        "SELECT records_take_in_tips('2026-11-21', 90)",
        "SELECT records_end_tip_codes('2026-11-21')",
    ):
        narrow = looking(by, verb=Verb.RECEIVE_TIPS, purpose=Purpose.HANDLE_TIP, areas=[area], on=TODAY)
        with pytest.raises(DatabaseError, match="a ticket of the system"), as_app(), narrow:
            run(sql)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
