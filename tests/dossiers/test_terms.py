"""Each term against the law it is cited from, with a day on both sides of every bound."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.papers import DECIDED, UNTIL_2026, facts, paper
from vungxanh.dossiers.rules.defaults import Defaults
from vungxanh.dossiers.rules.kinds import AgeBand, Issuer, Kind, Origin
from vungxanh.dossiers.rules.law import the_law
from vungxanh.dossiers.rules.refusals import Citation, RefusedError
from vungxanh.dossiers.rules.term import DecisionReference, Term, term_of
from vungxanh.periods.interface import add_months

DAY = timedelta(days=1)
LAW_73, LAW_120 = "73/2021/QH14", "120/2025/QH15"
POLICE, CHAIR, COURT = Issuer.COMMUNE_POLICE_CHIEF, Issuer.COMMUNE_PC_CHAIR, Issuer.COURT
AT_HOME = [Kind.HOME, Kind.COMMUNITY]


def term(kind: Kind, **given: object) -> Term:
    """The term of a paper, entered on the day it is dated unless another day is given."""
    on = given.pop("on", None)
    found = facts(**given)
    return term_of(kind, found, on or max(found.decision.date, found.begins or found.decision.date))


def refused(kind: Kind, **given: object) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        term(kind, **given)
    return caught.value


# Management of users: one year from the decision (23.2 of the 2021 law, 24.2 of the 2025 law).


@pytest.mark.parametrize(
    ("decided", "issuer", "law", "article"),
    [
        (date(2026, 6, 30), CHAIR, LAW_73, 23),
        (date(2026, 7, 1), POLICE, LAW_120, 24),
    ],
)
def test_management_of_users_lasts_a_year_under_both_laws(decided, issuer, law, article):
    found = term(Kind.USER_MANAGEMENT, decided=decided, issuer=issuer)
    assert found.lapses
    assert found.cites == (Citation(law, article, 2),)
    assert found.period.start == decided
    assert found.end == decided.replace(year=2027)
    assert found.last_day == found.end - DAY


def test_a_term_that_ends_today_can_still_be_entered_and_one_that_ended_yesterday_not():
    decided = date(2026, 7, 10)
    last = date(2027, 7, 9)
    assert term(Kind.USER_MANAGEMENT, decided=decided, on=last).days_left(last) == 1
    error = refused(Kind.USER_MANAGEMENT, decided=decided, on=last + DAY)
    assert error.code == "expired"
    assert "đã hết ngày 09/07/2027" in error.vi
    assert "khoản 2 Điều 24 120/2025/QH15" in error.vi
    assert "120/2025/QH15 Article 24.2" in error.en


def test_the_other_way_to_count_gives_one_day_more():
    paper_facts = facts(decided=date(2026, 7, 10))
    longer = term_of(
        Kind.USER_MANAGEMENT, paper_facts, date(2026, 7, 20), defaults=Defaults(first_day_counts=False)
    )
    assert longer.end == date(2027, 7, 11)
    assert longer.readings == ()
    shorter = term_of(Kind.USER_MANAGEMENT, paper_facts, date(2026, 7, 20))
    assert shorter.end == date(2027, 7, 10)
    assert shorter.readings == ("first_day_counts",)


# Who decides: the chair of the People's Committee until 30 June 2026, then the head of the commune police.


@pytest.mark.parametrize(
    ("kind", "decided", "competent", "other", "cites"),
    [
        (Kind.USER_MANAGEMENT, date(2026, 6, 30), CHAIR, POLICE, "khoản 4 Điều 23 73/2021/QH14"),
        (Kind.USER_MANAGEMENT, date(2026, 7, 1), POLICE, CHAIR, "khoản 4 Điều 24 120/2025/QH15"),
        (Kind.HOME, date(2026, 6, 30), CHAIR, POLICE, "khoản 5 Điều 30 73/2021/QH14"),
        (Kind.HOME, date(2026, 7, 1), POLICE, CHAIR, "khoản 1 Điều 91 163/2026/NĐ-CP"),
        (Kind.COMPULSORY, date(2026, 7, 1), COURT, POLICE, "khoản 8 Điều 35 120/2025/QH15"),
        (Kind.SUBSTITUTION, date(2026, 7, 1), POLICE, CHAIR, "khoản 6 Điều 31 120/2025/QH15"),
        (Kind.POST_REHAB, date(2026, 6, 30), CHAIR, POLICE, "khoản 5 Điều 40 73/2021/QH14"),
        (Kind.POST_REHAB, date(2026, 7, 1), CHAIR, POLICE, "khoản 6 Điều 42 120/2025/QH15"),
    ],
)
def test_only_who_is_competent_on_that_date_opens_a_dossier(kind, decided, competent, other, cites):
    given = {"decided": decided, "begins": decided, "origin": Origin.VOLUNTARY}
    if decided <= date(2026, 6, 30) and kind is Kind.HOME:
        given["months_named"] = 6
    assert term(kind, **given, issuer=competent).lapses is (kind is not Kind.SUBSTITUTION)
    error = refused(kind, **given, issuer=other)
    assert error.code == "issuer"
    assert cites in error.vi


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("decided", [date(2026, 6, 30), date(2026, 7, 1)])
def test_no_dossier_opens_from_the_paper_of_a_clinic(kind, decided):
    error = refused(
        kind,
        decided=decided,
        begins=decided,
        issuer=Issuer.HEALTH_FACILITY,
        months_named=6 if decided <= date(2026, 6, 30) else None,
    )
    assert error.code == "issuer"


# Rehabilitation: 6 to 12 months under the older law as the decision names it (30.2, 31.1, 33.3), and 24 or 36
# months under the new one (29.1).


@pytest.mark.parametrize(
    ("kind", "article", "clause", "band"),
    [
        (Kind.HOME, 30, 2, AgeBand.OLDER),
        (Kind.COMMUNITY, 30, 2, AgeBand.OLDER),
        (Kind.VOLUNTARY, 31, 1, AgeBand.OLDER),
        (Kind.COMPULSORY, 33, 3, AgeBand.MINOR),
    ],
)
def test_the_older_law_gives_six_to_twelve_months(kind, article, clause, band):
    given = {
        "decided": date(2026, 3, 1),
        "issuer": COURT if kind is Kind.COMPULSORY else CHAIR,
        "band": band,
    }
    for months, end in ((6, date(2026, 9, 1)), (12, date(2027, 3, 1))):
        found = term(kind, **given, months_named=months)
        assert (found.end, found.lapses) == (end, True)
        assert found.cites == (Citation(LAW_73, article, clause),)
    for months in (5, 13, None):
        error = refused(kind, **given, months_named=months)
        assert error.code == "months"
        assert "6–12 tháng" in error.vi


@pytest.mark.parametrize("kind", [Kind.VOLUNTARY, Kind.HOME, Kind.COMMUNITY, Kind.COMPULSORY])
def test_the_new_law_gives_24_months_the_first_time_and_36_after_it(kind):
    given = {
        "decided": date(2026, 7, 1),
        "begins": date(2026, 7, 1),
        "issuer": COURT if kind is Kind.COMPULSORY else POLICE,
    }
    first, again = term(kind, **given), term(kind, **given, first_time=False)
    assert first.period.end == date(2028, 7, 1)
    assert again.period.end == date(2029, 7, 1)
    assert Citation(LAW_120, 29, 1) in first.cites
    assert refused(kind, **given, months_named=12).code == "months"
    assert term(kind, **given, months_named=24) == first


def test_the_bounds_for_adults_under_the_older_law_are_not_known_and_not_checked():
    given = {"decided": date(2026, 3, 1), "issuer": COURT, "band": AgeBand.YOUNG}
    named = term(Kind.COMPULSORY, **given, months_named=18)
    assert named.lapses
    assert named.end == date(2027, 9, 1)
    assert {"bounds_not_seen", "issuer_not_seen"} <= set(named.readings)
    unnamed = term(Kind.COMPULSORY, **given)
    assert not unnamed.lapses
    assert unnamed.end == date(2026, 9, 1)
    assert refused(Kind.COMPULSORY, **given, months_named=0).code == "months"


# Transition (56.1, 56.2 of the 2025 law).


def test_whoever_is_in_rehabilitation_on_1_july_2026_finishes_under_the_older_law():
    found = term(
        Kind.COMMUNITY, decided=date(2026, 6, 30), issuer=CHAIR, months_named=12, on=date(2026, 7, 15)
    )
    assert found.law == "L73"
    assert found.end == date(2027, 6, 30)


def test_a_file_in_preparation_and_decided_from_1_july_2026_follows_the_new_law():
    found = term(Kind.COMMUNITY, decided=date(2026, 7, 1), begins=date(2026, 6, 30), issuer=POLICE)
    assert found.law == "L120"
    assert found.end == date(2028, 6, 30)
    assert "begun_after" not in found.readings


def test_post_rehabilitation_decided_after_it_follows_the_new_law_whatever_the_rehabilitation_did():
    given = {"begins": date(2026, 6, 30), "origin": Origin.COMPULSORY_ADULT}
    before = term(Kind.POST_REHAB, decided=date(2026, 6, 30), **given, issuer=CHAIR)
    after = term(Kind.POST_REHAB, decided=date(2026, 7, 1), **given, issuer=CHAIR)
    assert (before.law, after.law) == ("L73", "L120")
    assert before.end == after.end == date(2028, 6, 30)


def test_decided_before_and_begun_after_is_a_named_choice():
    given = {"decided": date(2026, 6, 30), "issuer": CHAIR, "months_named": 6}
    assert "begun_after" in term(Kind.VOLUNTARY, **given, begins=date(2026, 7, 1)).readings
    assert "begun_after" not in term(Kind.VOLUNTARY, **given, begins=date(2026, 6, 30)).readings


# Post-rehabilitation: one year, two for adults after compulsory rehabilitation (40.1-2; 42.1-2).


@pytest.mark.parametrize(
    ("origin", "months", "clause"),
    [
        (Origin.VOLUNTARY, 12, 1),
        (Origin.SUBSTITUTION, 12, 1),
        (Origin.COMPULSORY_MINOR, 12, 1),
        (Origin.COMPULSORY_ADULT, 24, 2),
    ],
)
@pytest.mark.parametrize(("decided", "law", "article"), [(DECIDED, LAW_120, 42), (UNTIL_2026, LAW_73, 40)])
def test_post_rehabilitation_counts_from_completion(origin, months, clause, decided, law, article):
    completed = decided - timedelta(days=2)
    found = term(Kind.POST_REHAB, decided=decided, begins=completed, origin=origin, issuer=CHAIR)
    assert found.period.start == completed
    assert found.end == add_months(completed, months)
    assert found.cites == (Citation(law, article, clause),)


def test_post_rehabilitation_needs_its_origin_and_its_day():
    assert refused(Kind.POST_REHAB, issuer=CHAIR, begins=DECIDED).code == "no_origin"
    assert refused(Kind.POST_REHAB, issuer=CHAIR, origin=Origin.VOLUNTARY).code == "no_start"


# Substitution: no term in law, a review at most six months off.


@pytest.mark.parametrize(("decided", "issuer"), [(date(2026, 3, 1), CHAIR), (date(2026, 8, 31), POLICE)])
def test_substitution_has_a_review_and_no_end(decided, issuer):
    found = term(Kind.SUBSTITUTION, decided=decided, issuer=issuer)
    assert not found.lapses
    assert found.end == add_months(decided, 6)
    # Months that a paper names are no term where the law gives none.
    assert term(Kind.SUBSTITUTION, decided=decided, issuer=issuer, months_named=12) == found
    # A paper may be years old: what counts is that it is reviewed.
    assert term(Kind.SUBSTITUTION, decided=decided, issuer=issuer, on=date(2028, 1, 1)) == found


@pytest.mark.parametrize(("months", "refused"), [(0, True), (1, False), (6, False), (7, True)])
def test_a_review_is_never_more_than_six_months_off(months, refused):
    if refused:
        with pytest.raises(ValueError, match=r"rà soát .* reviewed"):
            Defaults(review_months=months)
    else:
        assert Defaults(review_months=months).review_months == months


# Days.


def test_a_decision_in_the_future_is_refused_and_one_of_today_is_not():
    assert term(Kind.USER_MANAGEMENT, on=DECIDED).period.start == DECIDED
    error = refused(Kind.USER_MANAGEMENT, on=DECIDED - DAY)
    assert error.code == "decision_future"
    assert "sau ngày nhập" in error.vi
    assert "check the date" in error.en


def test_a_term_that_has_not_begun_is_refused():
    assert refused(Kind.HOME, begins=DECIDED + DAY, on=DECIDED).code == "not_begun"
    assert term(Kind.HOME, begins=DECIDED + DAY, on=DECIDED + DAY).period.start == DECIDED + DAY
    assert refused(Kind.HOME).code == "no_start"


def test_no_law_is_known_before_2022():
    given = {"issuer": CHAIR, "on": date(2022, 2, 1)}
    assert term(Kind.USER_MANAGEMENT, decided=date(2022, 1, 1), **given).law == "L73"
    assert refused(Kind.USER_MANAGEMENT, decided=date(2021, 12, 31), **given).code == "no_law"


# After a move: a new decision for what remains (163/2026, Article 60.1).


def test_a_new_decision_after_a_move_runs_for_what_remains():
    end = date(2026, 12, 1)
    found = term(Kind.USER_MANAGEMENT, decided=date(2026, 9, 1), remaining_until=end)
    assert (found.period.start, found.end, found.lapses) == (date(2026, 9, 1), end, True)
    assert "same_last_day" in found.readings
    assert refused(Kind.USER_MANAGEMENT, decided=end, remaining_until=end).code == "expired"
    assert term(Kind.USER_MANAGEMENT, decided=end - DAY, remaining_until=end).end == end


def test_what_remains_is_never_longer_than_a_whole_term():
    found = term(Kind.USER_MANAGEMENT, decided=date(2026, 9, 1), remaining_until=date(2030, 1, 1))
    assert found.end == date(2027, 9, 1)


def test_rehabilitation_under_the_older_law_keeps_its_last_day_in_the_new_commune():
    found = term(Kind.HOME, decided=date(2026, 8, 1), remaining_until=date(2027, 2, 1))
    assert found.end == date(2027, 2, 1)
    adult = term(Kind.COMPULSORY, decided=date(2026, 6, 1), issuer=COURT, remaining_until=date(2028, 2, 1))
    assert (adult.end, adult.lapses) == (date(2028, 2, 1), True)


def test_treatment_without_a_term_has_none_after_a_move_either():
    assert not term(Kind.SUBSTITUTION, remaining_until=date(2026, 9, 1)).lapses


# Over all dates.


@given(st.sampled_from(list(Kind)), st.dates(date(2022, 1, 1), date(2035, 1, 1)), st.integers(6, 12))
def test_every_dossier_ends_or_is_reviewed(kind, decided, months):
    law = "L73" if decided < date(2026, 7, 1) else "L120"
    rehab = kind in (Kind.HOME, Kind.COMMUNITY, Kind.VOLUNTARY, Kind.COMPULSORY)
    seen = the_law().deciders(kind, law, {"any", "adult"})
    found = term(
        kind,
        decided=decided,
        begins=decided,
        origin=Origin.VOLUNTARY,
        issuer=min(seen[0]) if seen else COURT,
        months_named=months if rehab and law == "L73" else None,
    )
    assert found.law == law
    assert decided < found.end <= add_months(decided, 36)
    assert found.lapses or found.end <= add_months(decided, 6)
    assert found.cites


@given(st.dates(date(2022, 1, 1), date(2060, 1, 1)), st.integers(0, 60))
def test_months_keep_the_order_of_days(day, months):
    assert add_months(day, months) <= add_months(day + DAY, months)
    assert add_months(day, months).day <= day.day


def test_warnings_come_thirty_seven_and_one_day_ahead():
    found = term(Kind.USER_MANAGEMENT, decided=date(2026, 7, 10))
    ahead = [days for days in range(40) if found.warnings_due(found.last_day - timedelta(days=days))]
    assert ahead == [1, 7, 30]


# The reference of a decision has no room for a person.


@pytest.mark.parametrize(
    "symbol", ["12/QĐ-CAX", "1234/2026/QĐ-TAND", "05/QĐ-UBND", "7/PĐK-CAP", "3A/BB-CAX1"]
)
def test_a_symbol_of_a_document_is_taken(symbol):
    assert DecisionReference(symbol, DECIDED, POLICE, 1).symbol == symbol


@pytest.mark.parametrize(
    "symbol",
    [
        "",
        "001234567890",
        "0912345678/QĐ-CAX",
        "12/QĐ-012345678901",
        "12/QĐ-CAX Mẫu Văn",
        "12/QĐ-X-",
        "１２/QĐ-CAX",
    ],
)
def test_a_symbol_that_could_name_a_person_is_refused_and_not_repeated(symbol):
    with pytest.raises(RefusedError) as caught:
        DecisionReference(symbol, DECIDED, POLICE, 1)
    assert caught.value.code == "symbol"
    assert not symbol or symbol not in str(caught.value)


def test_papers_are_dated_after_the_change_of_law():
    assert paper().date == DECIDED >= date(2026, 7, 1)
