"""Residents: what is flagged, held, and let through by a post's word."""

from datetime import date

import pytest

from vungxanh.areas import interface
from vungxanh.areas.actions.files import AreaFileError
from vungxanh.areas.models import ResidentFigure, ResidentSeries
from vungxanh.areas.rules.residents import FEW, JUMP, MANY, NONE, Limits, flags_for, limits_for

LIMITS = Limits(fewest=500, most=300_000, jump=4)
AUGUST_2025, TODAY = date(2025, 8, 1), date(2026, 11, 21)


@pytest.mark.parametrize(
    ("residents", "others", "flags"),
    [
        (500, [], []),
        (499, [], [FEW]),
        (72, [], [FEW]),
        (0, [], [NONE]),
        (300_000, [], []),
        (300_001, [], [MANY]),
        (4_000, [1_001], []),
        (4_000, [1_000], [JUMP]),
        (1_000, [4_000], [JUMP]),
        (1_001, [4_000], []),
        (653_422, [60_000], [MANY, JUMP]),
        (5_000, [5_000], []),
    ],
)
def test_flags(residents, others, flags):
    assert [flag.code for flag in flags_for(residents, LIMITS, others)] == flags


def test_every_flag_speaks_both_languages():
    for flag in (*flags_for(0, LIMITS, [8_000]), *flags_for(72, LIMITS, []), *flags_for(400_000, LIMITS, [])):
        assert all(interface.FLAG_NAMES[flag.code])
        assert flag.reason_vi
        assert flag.reason_en


def test_limits_come_from_the_data_file():
    assert limits_for("commune", "xa") == limits_for("commune", "phuong") == LIMITS
    assert limits_for("commune", "dac_khu").fewest == 0
    assert limits_for("province", "tinh").most > 10_000_000


@pytest.fixture
def series(tmp_path, official, db):
    """Imports lines of a CSV file as a series."""

    def imported(*lines, as_of=AUGUST_2025, basis="actual", name="dan-so.csv", header="area_code,residents"):
        file = tmp_path / name
        file.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return interface.import_residents(file=file, source="Nguồn mẫu", as_of=as_of, basis=basis, by="PA01")

    return imported


def unit(code, on=AUGUST_2025):
    return interface.area_by_code(code, "commune", on).id


def test_a_series_is_stored_with_what_is_held(series):
    done = series("03460,8021", "03408,72", "03388,")
    assert (done.areas, done.unknown) == (2, 1)
    assert done.held == (("03408", 72, (FEW,)),)
    (held,) = interface.residents_held([unit("03408"), unit("03460")])[unit("03408")]
    assert (held.residents, held.flags, held.source) == (72, (FEW,), "Nguồn mẫu")
    known = interface.residents_of([unit("03460"), unit("03408")], basis="actual", on=TODAY)
    assert {key: value.residents for key, value in known.items()} == {unit("03460"): 8021}


def test_a_post_lets_a_held_number_through(series):
    series("03408,72")
    area_id = unit("03408")
    assert interface.check_residents(area_id, 72, AUGUST_2025)
    assert interface.accept_residents(area_id=area_id, by="PA01") == (72,)
    assert interface.residents_held([area_id]) == {}
    assert interface.check_residents(area_id, 72, AUGUST_2025) == ()
    assert interface.check_residents(area_id, 71, AUGUST_2025)
    assert interface.residents_of([area_id], basis="actual", on=TODAY)[area_id].residents == 72
    with pytest.raises(AreaFileError, match="Không có số dân"):
        interface.accept_residents(area_id=area_id, by="PA01")


def test_a_number_from_a_workbook_is_checked_and_accepted_the_same_way(series):
    series("03408,16000")
    area_id = unit("03408", TODAY)
    assert [flag.code for flag in interface.check_residents(area_id, 64_000, TODAY)] == [JUMP]
    assert interface.accept_residents(area_id=area_id, by="PA01", value=64_000) == (64_000,)
    assert interface.check_residents(area_id, 64_000, TODAY) == ()
    assert interface.accept_residents(area_id=area_id, by="PA01", value=64_000) == (64_000,)


def test_a_jump_between_two_series_holds_the_later_one(series):
    series("03460,8000")
    done = series("03460,2000", as_of=date(2026, 1, 1), name="khac.csv")
    assert done.held == (("03460", 2000, (JUMP,)),)


def test_sources_far_apart_in_time_are_not_compared(series):
    series("03460,8000")
    assert interface.check_residents(unit("03460"), 1_000, date(2035, 1, 1)) == ()


def test_a_ward_inherits_the_series_of_the_commune_it_was(series):
    series("07294,72")
    now = unit("07294", TODAY)
    assert now != unit("07294")
    assert now in interface.residents_held([now])
    interface.accept_residents(area_id=now, by="PA01")
    assert interface.residents_held([now, unit("07294")]) == {}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["99999,100"], "no unit bears these 1 codes.*99999"),
        (["03460,1.000"], "line 2.*plain digits"),
        (["03460,-5"], "line 2.*plain digits"),
        (["03460,12.5"], "plain digits"),
        (["03460,１２"], "plain digits"),
        (["03460,1234567890123"], "plain digits"),
        (["03460,10", "03460,10"], "line 3.*repeated"),
        (["03460,10,5"], "line 2.*3 cells"),
        (["3460,10"], "leading zeros"),
        (['"03460,10'], "CSV"),
    ],
)
def test_a_bad_file_stores_nothing(series, lines, message):
    with pytest.raises(AreaFileError, match=message):
        series(*lines)
    assert not ResidentSeries.objects.exists()
    assert not ResidentFigure.objects.exists()


def test_other_columns_another_encoding_and_a_second_time_are_refused(series, tmp_path):
    with pytest.raises(AreaFileError, match="line 1"):
        series("03460,10", header="code,people")
    (tmp_path / "x.csv").write_bytes("area_code,residents\n03460,\xe9\n".encode("latin-1"))
    common = {"source": "Nguồn mẫu", "as_of": AUGUST_2025, "by": "PA01"}
    with pytest.raises(AreaFileError, match="UTF-8"):
        interface.import_residents(file=tmp_path / "x.csv", basis="actual", **common)
    with pytest.raises(AreaFileError, match="cannot be read"):
        interface.import_residents(file=tmp_path / "absent.csv", basis="actual", **common)
    series("03460,8000")
    with pytest.raises(AreaFileError, match="already imported"):
        series("03460,8000")


def test_the_published_series_is_held_where_it_is_odd(official, db, shared):
    done = interface.import_residents(
        file=shared / "population" / "communes-2025-07-17.csv",
        source="Bản đồ sáp nhập",
        as_of=date(2025, 7, 17),
        basis="registered",
        by="PA01",
    )
    assert (done.areas, done.unknown) == (3247, 70)
    held = {residents for _, residents, _ in done.held}
    assert {653_422, 72} <= held
    assert max(residents for _, residents, _ in done.held if residents != 653_422) < 600_000


def test_many_numbers_are_checked_without_more_queries(series, django_assert_max_num_queries):
    series("03460,8000")
    province = interface.area_by_code("12", "province", TODAY)
    values = {commune.id: 9_000 for commune in interface.communes_of(province.id, TODAY)}
    values[unit("03460", TODAY)] = 1_000
    with django_assert_max_num_queries(6):
        doubted = interface.residents_doubted(values, TODAY)
    assert {key: [flag.code for flag in flags] for key, flags in doubted.items()} == {
        unit("03460", TODAY): [JUMP]
    }
    with pytest.raises(interface.AreaNotFoundError):
        interface.check_residents(0, 1_000, TODAY)
