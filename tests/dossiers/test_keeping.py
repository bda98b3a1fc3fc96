"""The days by themselves: counts outlive the dossiers, what is due is erased, a restore repeats it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, InternalError, connection, transaction

from tests.dossiers.conftest import Province
from tests.dossiers.keeping import accepted, at, decision, ended, everything, how_much, opened, read, sent
from tests.dossiers.stories import START, WHO
from vungxanh.areas.models import Area, Succession
from vungxanh.dossiers import actions
from vungxanh.dossiers.actions.writing import digest_of
from vungxanh.dossiers.interface import class_inputs, daily_counts, facts_table
from vungxanh.dossiers.models import (
    DailyCount,
    Dossier,
    DossierEvent,
    DossierProposal,
    DossierStep,
    LedgerEntry,
    Transfer,
)
from vungxanh.dossiers.queries.counts import counts, stocks_of
from vungxanh.dossiers.queries.kept import NoDossierError
from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.kinds import Ground, Kind, Reason
from vungxanh.dossiers.rules.proposals import Acceptance, Correction, Ending
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.sealed import seal
from vungxanh.dossiers.rules.stocks import Selection, Stock
from vungxanh.periods.interface import Period

DAY = timedelta(days=1)
KIND = Kind.USER_MANAGEMENT


def stock(commune: int, day: date) -> Stock:
    """The stock of a commune from what is kept, sealed or not."""
    with everything():
        found = stocks_of([commune], day)
    return sum(found.values(), Stock())


def test_folding_changes_no_stock_and_is_done_once(province: Province) -> None:
    here, there, _ = province.communes
    first, second = opened(here, START), opened(here, START + DAY)
    accepted(there, sent(here, there, second, START + 2 * DAY), KIND, START + 2 * DAY)
    days = [START + number * DAY for number in (-1, 0, 1, 2, 30, 364, 365, 366, 800)]
    before = [(stock(here.id, day), stock(there.id, day)) for day in days]
    done = actions.keep_day(at=at(START + 10 * DAY))
    assert done.folded == 4, "two openings, one going, one coming; both lapses are still ahead"
    assert actions.keep_day(at=at(START + 10 * DAY)).folded == 0
    assert [(stock(here.id, day), stock(there.id, day)) for day in days] == before
    actions.keep_day(at=at(START + 400 * DAY))
    assert [(stock(here.id, day), stock(there.id, day)) for day in days] == before
    assert read(first).leaves_on == date(2027, 8, 3)


def test_what_is_learned_late_corrects_the_sealed_counts(province: Province) -> None:
    here = province.communes[0]
    dossier = opened(here, START)
    actions.keep_day(at=at(START + 30 * DAY))
    later = START + 31 * DAY
    proposal = actions.propose_ending(
        dossier_id=dossier,
        ending=Ending(Reason.DECEASED, START + 5 * DAY),
        by=here.officer,
        at=at(later),
    )
    actions.approve(proposal_id=proposal, by=here.approver, at=at(later))
    assert [stock(here.id, START + number * DAY).counted for number in (4, 5, 40)] == [1, 0, 0]
    actions.keep_day(at=at(later + DAY))
    days = Period(START, START + 60 * DAY)
    known = [
        daily_counts([here.id], days=days, known_on=day).lines for day in (START + 30 * DAY, later + DAY)
    ]
    ends = [lines.ends(days) for lines in known]
    assert ends == [{}, {(KIND.value, "ended:deceased"): 1}]


def test_an_error_is_erased_in_time_and_its_counts_stay(province: Province) -> None:
    here = province.communes[0]
    kept, wrong = opened(here, START), opened(here, START)
    ended(here, wrong, START + DAY, Reason.ERROR)
    assert actions.keep_day(at=at(START + 14 * DAY)).erased == 0
    assert actions.keep_day(at=at(START + 15 * DAY)).erased == 1
    with pytest.raises(NoDossierError):
        read(wrong)
    assert read(kept).leaves_on
    assert [stock(here.id, day).counted for day in (START, START + DAY)] == [2, 1]
    with everything():
        assert not DossierEvent.objects.filter(dossier=wrong).exists()
        assert not DossierStep.objects.filter(dossier=wrong).exists()
        assert DailyCount.objects.filter(cause="ended:error").exists()
    assert {(entry["what"], entry["sha256"]) for entry in actions.ledger()} == {
        ("ended", digest_of(wrong)),
        ("erased", digest_of(wrong)),
    }


def test_what_lapsed_is_erased_after_the_year_and_its_successor_forgets_it(province: Province) -> None:
    here, there, _ = province.communes
    first = opened(here, START)
    other = accepted(there, sent(here, there, first, START + DAY), KIND, START + DAY)
    last = date(2027, 3, 15)
    assert actions.keep_day(at=at(last - DAY)).erased == 0, "the year it left in, and 90 days"
    assert actions.keep_day(at=at(last)).erased == 1
    assert read(other).predecessor == "erased"
    with everything():
        named = [str(value) for row in DossierEvent.objects.values_list("facts") for value in row]
    assert not any(str(first) in one for one in named)


def test_a_restored_database_repeats_the_ledger(province: Province) -> None:
    here = province.communes[0]
    gone, over, stands = (opened(here, START) for _ in range(3))
    point = transaction.savepoint()
    ended(here, gone, START + DAY, Reason.ERROR)
    ended(here, over, START + DAY)
    actions.keep_day(at=at(START + 20 * DAY))
    ledger = list(actions.ledger())
    transaction.savepoint_rollback(point)
    assert read(over).state(START + 20 * DAY) is not None
    done = actions.replay(entries=ledger, at=at(START + 20 * DAY))
    assert (done.ended, done.erased) == (2, 1)
    assert read(over).left_as == "ended:deceased"
    assert [stock(here.id, START + number * DAY).counted for number in (0, 1, 20)] == [3, 1, 1]
    with pytest.raises(NoDossierError):
        read(gone)
    again = actions.replay(entries=ledger, at=at(START + 20 * DAY))
    assert (again.ended, again.erased) == (0, 0)
    assert read(stands).leaves_on


def test_a_restored_database_learns_what_lapsed_by_acts_that_it_does_not_know(province: Province) -> None:
    here = province.communes[0]
    found_again = opened(here, START)
    actions.suspend(
        dossier_id=found_again, ground=Ground.ABSENT, day=START + DAY, by=here.officer, at=at(START + DAY)
    )
    point = transaction.savepoint()
    actions.resume(dossier_id=found_again, day=START + 11 * DAY, by=here.officer, at=at(START + 11 * DAY))
    later = START + 380 * DAY
    actions.keep_day(at=at(later))
    ledger = list(actions.ledger())
    assert read(found_again).state(later) is None
    transaction.savepoint_rollback(point)
    assert read(found_again).state(later) is not None, "suspended, its term stands still"
    assert actions.replay(entries=ledger, at=at(later)).ended == 1
    assert read(found_again).state(later) is None
    assert stock(here.id, later) == Stock()


def test_a_merged_communes_dossiers_pass_to_the_successor(province: Province) -> None:
    here, there, third = province.communes
    kept, moving = opened(here, START), opened(third, START)
    sent(third, here, moving, START)
    day = START + 10 * DAY
    Area.objects.filter(pk=here.id).update(validity=(date(2022, 1, 1), day))
    Succession.objects.create(
        predecessor_id=here.id, successor_id=there.id, extent="whole", resolution="2/NQ"
    )
    assert actions.keep_day(at=at(day)).passed_on == 1
    assert read(kept).area_id == there.id
    assert (stock(here.id, day).counted, stock(there.id, day).counted) == (0, 1)
    assert stock(here.id, day - DAY).counted == 1
    accepted(there, _open_transfer(moving), KIND, day)
    assert stock(there.id, day).counted == 2


@pytest.mark.parametrize("vanished", ["the one who leaves", "the one who arrives"])
def test_when_both_communes_of_a_transfer_join_what_can_still_be_done_waits_on(
    province: Province, vanished: str
) -> None:
    here, there, _ = province.communes
    dossier, day = opened(here, START), START + 10 * DAY
    transfer, noon = sent(here, there, dossier, START), at(START, 12)
    right = Correction(particulars=replace(WHO, paper_number="14/2026/HS"))
    leaving = actions.propose_correction(dossier_id=dossier, correction=right, by=here.officer, at=noon)
    given = Acceptance(decision(there, KIND, START), Extras(), WHO)
    actions.propose_acceptance(transfer_id=transfer, acceptance=given, by=there.officer, at=noon)
    gone, heir = (here, there) if vanished == "the one who leaves" else (there, here)
    Area.objects.filter(pk=gone.id).update(validity=(date(2022, 1, 1), day))
    Succession.objects.create(predecessor_id=gone.id, successor_id=heir.id, extent="whole", resolution="2/NQ")
    actions.keep_day(at=at(day))
    with everything():
        assert [*DossierProposal.objects.values_list("id", "area")] == [(leaving, heir.id)]
        assert [*Transfer.objects.values_list("outcome", "closed_on")] == [("joined", day)]
    assert read(dossier).state(day).transfer is None
    actions.approve(proposal_id=leaving, by=heir.approver, at=at(day))
    assert read(dossier).state(day).particulars.paper_number == "14/2026/HS"
    assert (stock(heir.id, day), stock(gone.id, day)) == (Stock(counted=1), Stock())


def test_a_split_communes_dossiers_are_handed_over_one_by_one(province: Province) -> None:
    """Only a human knows who lives where now. Until then the parts know less than they show, and say so."""
    here, there, third = province.communes
    first, second = opened(here, START), opened(here, START)
    opened(there, START)
    day = START + 10 * DAY
    Area.objects.filter(pk=here.id).update(validity=(date(2022, 1, 1), day))
    for part in (there, third):
        Succession.objects.create(
            predecessor_id=here.id, successor_id=part.id, extent="part", resolution="3/NQ"
        )
    assert actions.keep_day(at=at(day)).passed_on == 0

    def users() -> list[int | None]:
        found = class_inputs([there.id, third.id], day)
        return [found[one.id].managed_users if one.id in found else None for one in (there, third)]

    def told() -> dict[int, tuple[int, bool]]:
        rows = counts(province.analyst, area_id=province.id, on=day, days=Period(START, day + DAY))
        return {row.commune: (row.stock.standing, row.balance.holds) for row in rows}

    def measured(known_on: date) -> dict[int, int | None]:
        actions.keep_day(at=at(known_on))
        days = Period(day, day + DAY)
        table = facts_table([there.id, third.id], period=days, as_of=day, known_on=known_on)
        return {row["area_id"]: row["value"] for row in table.to_pylist() if row["indicator"] == "B02"}

    assert measured(day + DAY) == {there.id: None}
    assert users() == [None, None]
    assert told() == {here.id: (2, True), there.id: (1, True), third.id: (0, True)}
    with pytest.raises(RefusedError) as refusal:
        actions.send(dossier_id=first, to=here.id, left_at=at(day, 7), by=here.officer, at=at(day))
    assert refusal.value.code in {"same_commune", "area_gone"}
    accepted(there, sent(here, there, first, day), KIND, day)
    assert users() == [None, None]
    accepted(third, sent(here, third, second, day), KIND, day)
    assert users() == [2, 1]
    assert told() == {there.id: (2, True), third.id: (1, True)}
    assert measured(day + 2 * DAY) == {there.id: 2, third.id: 1}


def _open_transfer(dossier: Any) -> int:
    with everything():
        return Transfer.objects.get(dossier=dossier, closed_on=None).pk


def test_class_inputs_tell_exempt_apart_and_never_guess(province: Province) -> None:
    here, there, third = province.communes
    opened(here, START)
    opened(here, START, Kind.HOME)
    opened(there, START, Kind.SUBSTITUTION)
    found = class_inputs([here.id, there.id, third.id], START)
    assert (found[here.id].managed_users, found[here.id].managed_addicts, found[here.id].not_exempt) == (
        1,
        1,
        1,
    )
    assert (found[there.id].managed_addicts, found[there.id].not_exempt) == (1, 0)
    assert third.id not in found, "nothing was ever entered there, which is not zero"
    later = class_inputs([there.id], START + 200 * DAY)[there.id]
    assert (later.managed_addicts, later.not_exempt) == (None, 0)


def test_counts_add_up_for_every_month(province: Province) -> None:
    here, there, _ = province.communes
    opened(here, START, Kind.SUBSTITUTION)
    dossier = opened(here, START)
    accepted(there, sent(here, there, dossier, START + 20 * DAY), KIND, START + 20 * DAY)
    for month in range(1, 24):
        first = date(2026 + (month + 6) // 12, (month + 6) % 12 + 1, 1)
        days = Period(first, first + 31 * DAY)
        found = counts(province.analyst, area_id=province.id, on=START, days=days)
        assert all(one.balance.holds for one in found)


def test_the_lines_are_what_the_rules_say(province: Province) -> None:
    here = province.communes[0]
    dossier = opened(here, START, Kind.SUBSTITUTION)
    actions.keep_day(at=at(START + 300 * DAY))
    actions.confirm(dossier_id=dossier, by=here.officer, at=at(START + 300 * DAY))
    wanted = seal(read(dossier).events, Period(date(2020, 1, 1), date(2100, 1, 1)))
    for number in (0, 180, 190, 299, 300, 470, 500):
        day = START + number * DAY
        assert stock(here.id, day) == wanted.stock(Selection(), day)


FORBIDDEN = [
    "DELETE FROM dossiers_dossier",
    "DELETE FROM dossiers_dossierevent",
    "UPDATE dossiers_dossierevent SET day = day - 1",
    "UPDATE dossiers_dossier SET kind = 'post_rehab'",
    "UPDATE dossiers_dossierevent SET facts = '{}'",
    "TRUNCATE dossiers_dossierstep CASCADE",
    "INSERT INTO dossiers_ledgerentry (digest, what, day, cause)"
    " SELECT encode(sha256(id::text::bytea), 'hex'), 'erased', now(), '' FROM dossiers_dossier",
    "UPDATE dossiers_dailycount SET count = 0",
    "SELECT dossiers_erase_listed(ARRAY[''], now()::date)",
    "SELECT dossiers_remove(ARRAY(SELECT id FROM dossiers_dossier), now()::date)",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_no_statement_of_the_server_alters_what_is_kept(
    province: Province, as_app: Any, statement: str
) -> None:
    opened(province.communes[0], START)
    before = how_much()
    with pytest.raises((DatabaseError, InternalError)), as_app(), everything(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert how_much() == before


def test_the_server_erases_only_what_is_due(province: Province, as_app: Any) -> None:
    opened(province.communes[0], START)
    with as_app():
        assert actions.keep_day(at=at(START + 5 * DAY)).erased == 0
    with everything():
        assert (Dossier.objects.count(), LedgerEntry.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    "text", ["079201001234", "079.201.001.234", "Nguyễn Văn A", "0912 345 678", "số 5 đường 3/2", "a" * 60]
)
def test_the_database_takes_no_text_that_is_not_of_a_list(province: Province, text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT dossiers_plain(jsonb_build_object('paper_number', %s::text))", [text])
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT dossiers_plain(jsonb_build_object(%s::text, 1))", [text])
        assert cursor.fetchone() == (False,)


def test_sealed_counts_are_measured_by_the_engine(province: Province) -> None:
    from vungxanh.dossiers.interface import class_inputs, facts_table
    from vungxanh.indicators.interface import measure

    here, there, third = province.communes
    opened(here, START)
    opened(here, START, Kind.SUBSTITUTION)
    wrong = opened(here, START)
    ended(here, wrong, START + DAY, Reason.ERROR)
    moved = opened(here, START)
    accepted(there, sent(here, there, moved, START + DAY), KIND, START + DAY)
    communes = [here.id, there.id, third.id]
    assert actions.check_quality(at=at(START + 4 * DAY)) == 2
    shares: dict[tuple[str, int], tuple[int | None, int | None]] = {}

    def figures(as_of: date) -> dict[tuple[str, int], int | None]:
        actions.keep_day(at=at(as_of + DAY))
        days = Period(START, as_of + DAY)
        given = {"period": days, "as_of": as_of, "known_on": as_of + DAY}
        codes = ["B01", "B02", "B07", "B10", "B11", "B12", "B13", "B15", "F04", "F05", "F06"]
        found = measure(facts_table(communes, **given), codes=codes, area_ids=communes, map_on=as_of, **given)
        shares.update({(one.code, one.area_id): (one.numerator, one.denominator) for one in found})
        return {(one.code, one.area_id): one.numerator for one in found}

    now = figures(START + 5 * DAY)
    assert [now[code, here.id] for code in ("B02", "B07", "B10", "B11", "B12", "B15")] == [1, 1, 4, 0, 1, 1]
    assert [now[code, there.id] for code in ("B02", "B07", "B10", "B11")] == [1, 0, 0, 1]
    assert now["B02", third.id] is None
    assert (now["B01", here.id], now["B01", there.id]) == (1, 0)
    assert class_inputs(communes, START + 5 * DAY)[here.id].managed_addicts == now["B01", here.id]
    assert shares["B13", here.id] == (1, 1), "one left, and the other commune was told in time"
    assert shares["B13", there.id] == (0, 0)
    assert shares["F04", here.id] == (0, 2), "no number of a paper file: not complete"
    assert (now["F05", here.id], now["F06", here.id]) == (0, 0)
    assert shares["F04", third.id] == (None, None), "never checked is no share"
    later = figures(START + 200 * DAY)
    assert (later["B07", here.id], later["B02", here.id]) == (None, 1), "unknown is no number"
    assert later["F06", here.id] == 1, "past its review"
