"""A file becomes figures, marks and routes, all or nothing."""

from datetime import date

import pytest

from vungxanh.periods.interface import AssessmentYear

pytestmark = pytest.mark.django_db

PERIOD = AssessmentYear(2025).period
KNOWN = date(2100, 1, 1)
FULL = "MT-01,1904,1,2,3,4,5,6,7,8,0,intra"


def values(world, area="MT-01", known_on=KNOWN):
    from vungxanh.records.interface import facts

    found = facts([world.communes[area]], period=PERIOD, known_on=known_on)
    return {fact.indicator: fact.value for fact in found}


def test_every_cell_becomes_a_figure_with_its_address(world, load, csv_file):
    from vungxanh.records.interface import facts

    result = load(csv_file(FULL))
    assert result.problems == ()
    assert values(world) == {
        "A02": 1904,
        "B01": 1,
        "B02": 2,
        "G01": 3,
        "G02": 4,
        "D02": 5,
        "D19": 6,
        "D20": 7,
        "G03": 1,
        "G04": 0,
    }
    found = {fact.indicator: fact for fact in facts(world.communes.values(), period=PERIOD, known_on=KNOWN)}
    assert (found["A02"].sheet, found["A02"].cell) == ("CSV", "B2")
    assert found["G04"].cell == "K2"
    assert found["A02"].submission_id == result.submission_id
    assert found["A02"].as_of == date(2025, 12, 14)


def test_unknown_is_kept_as_unknown_and_never_as_zero(world, load, csv_file):
    load(csv_file("MT-01,1904,,chưa có số liệu,0,0,0,0,0,0,0,"))
    assert values(world)["B01"] is None
    assert values(world)["B02"] is None
    assert values(world)["G01"] == 0


def test_a_commune_without_a_row_has_no_figure_and_is_noted(world, load, csv_file):
    result = load(csv_file(FULL))
    assert values(world, "MT-02") == {}
    assert "2 địa bàn không có dòng nào" in result.notes[-1].vi


@pytest.mark.parametrize(
    ("line", "place", "word"),
    [
        ("MK-01,1,,,,,,,,,,", "CSV!A3", "xã Mẫu Lạ, tỉnh Mẫu Khác"),
        ("MT-09,1,,,,,,,,,,", "CSV!A3", "không có địa bàn “MT-09”"),
        ("mt-02,2,,,,,,,,,,", "CSV!A3", "đã có ở dòng 2"),
        ("MT-01,0,,,,,,,,,,", "CSV!B3", "lớn hơn 0"),
        ("MT-01,-5,,,,,,,,,,", "CSV!B3", "số âm"),
        ("MT-01,5,0.5,,,,,,,,,", "CSV!C3", "số nguyên"),
        ("MT-01,5,,,,,,,,,,đôi khi", "CSV!L3", "lựa chọn"),
        (",5,,,,,,,,,,", "CSV!A3", "thiếu mã và tên"),
        ("Tổng cộng,5,,,,,,,,,,", "CSV!A3", "dòng tổng"),
        ("MT,5,,,,,,,,1,,", "CSV!B3", "cộng từ các xã"),
        ("=MT-01,5,,,,,,,,,,", "CSV!A3", "công thức"),
    ],
)
def test_what_cannot_be_right_is_told_with_its_cell_and_nothing_is_stored(
    world, load, csv_file, line, place, word
):
    result = load(csv_file("MT-02,1000,0,0,0,0,0,0,0,0,0,none", line))
    assert [(problem.place, word in problem.vi) for problem in result.problems] == [(place, True)]
    assert nothing_is_stored(result)


def nothing_is_stored(result):
    from vungxanh.intake.models import Submission, SubmissionRow
    from vungxanh.records.models import ReportedFigure

    tables = (Submission, SubmissionRow, ReportedFigure)
    return result.submission_id is None and not any(table.objects.exists() for table in tables)


def test_a_file_without_rows_is_told(world, load, csv_file):
    result = load(csv_file())
    assert "không có dòng số liệu" in result.problems[0].vi
    assert nothing_is_stored(result)


def test_every_problem_of_a_row_is_told_at_once(world, load, csv_file):
    result = load(csv_file("MT-01,-1,x,,,,,,,,,", "MT-01,1,,,,,,,,,,", "MK-01,0,,,,,,,,,,"))
    assert [problem.place for problem in result.problems] == [
        "CSV!B2",
        "CSV!C2",
        "CSV!B4",
        "CSV!A3",
        "CSV!A4",
    ]


def test_odd_figures_are_noted_at_their_cell_and_still_taken(world, load, csv_file):
    result = load(csv_file("MT-01,2,2,1,0,0,3,0,0,0,0,none", "MT-02,9000,2,1,0,0,3,0,0,0,0,none"))
    assert result.problems == ()
    assert [note.place for note in result.notes if note.cell] == ["CSV!B2", "CSV!C2", "CSV!G2"]
    assert "chức danh xác nhận" in result.notes[0].vi
    assert values(world)["A02"] == 2


def test_trying_stores_nothing(world, load, csv_file):
    result = load(csv_file(FULL), dry_run=True)
    assert (result.problems, result.rows, result.communes, result.sheets) == ((), 1, 1, ("CSV",))
    assert nothing_is_stored(result)


HEAD_NAMED = "area_code,Tên xã," + (
    "residents,managed_addicts,managed_users,using_not_exempt,use_points,offenders_arrested,"
    "plants,plant_area_m2,resident_violators,wanted_fugitives"
)


@pytest.mark.parametrize("named", ["Mẫu Một", "xã mẫu một", "XÃ  MẪU MỘT", "Phường Mẫu Một", ""])
def test_the_name_may_be_written_in_any_way_and_must_fit_the_code(world, load, csv_file, named):
    assert load(csv_file(f"MT-01,{named},5,,,,,,,,,", head=HEAD_NAMED), dry_run=True).problems == ()


def test_a_row_without_a_code_is_known_by_its_name(world, load, csv_file):
    load(csv_file(",Xã Mẫu Hai,5,,,,,,,,,", head=HEAD_NAMED))
    assert values(world, "MT-02")["A02"] == 5


def test_a_name_that_is_not_the_codes_is_told_with_the_nearest(world, load, csv_file):
    result = load(csv_file("MT-01,Mẫu Hay,5,,,,,,,,,", head=HEAD_NAMED))
    assert result.problems[0].place == "CSV!B2"
    assert "Mẫu Hai (MT-02)" in result.problems[0].vi


def test_the_year_of_a_row_must_be_the_year_that_is_imported(world, load, csv_file):
    head = HEAD_NAMED.replace("Tên xã", "year")
    assert load(csv_file("MT-01,2025,5,,,,,,,,,", head=head), dry_run=True).problems == ()
    assert load(csv_file("MT-01,2024,5,,,,,,,,,", head=head)).problems[0].place == "CSV!B2"


def test_the_province_reports_only_who_broke_the_law_anywhere_in_it(world, load, csv_file):
    from vungxanh.records.interface import facts

    load(csv_file(FULL, "MT,,,,,,,,,12,,"))
    found = facts([world.province.id], period=PERIOD, known_on=KNOWN)
    assert [(fact.indicator, fact.value, fact.cell) for fact in found] == [("G03", 1, "J3")]


def test_the_same_file_twice_is_told_so(world, load, csv_file):
    first = load(csv_file(FULL))
    again = load(csv_file(FULL, name="khac.csv"))
    assert again.submission_id is None
    assert f"lần gửi số {first.submission_id}" in again.problems[0].vi


@pytest.mark.parametrize(("mark", "kind"), [("simulated", "real"), ("real", "simulated")])
def test_a_file_marked_otherwise_than_the_database_is_never_imported(db, tmp_path, mark, kind):
    from tests.records.conftest import make_world
    from vungxanh.intake.interface import Prefill, write_template
    from vungxanh.records.interface import ASSESSMENT_FORM, import_file

    world = make_world(kind=kind)
    rows = [{"area_code": "MT-01", "residents": 5}]
    for each, refused in ((mark, True), (kind, False)):
        write_template(tmp_path / "mau.xlsx", ASSESSMENT_FORM, Prefill("Mẫu", each, {"figures": rows}))
        result = import_file(
            tmp_path / "mau.xlsx", province_id=world.province.id, year=2025, by=world.analyst
        )
        assert bool(result.problems) is refused
        assert any("không bao giờ nạp lẫn" in problem.vi for problem in result.problems) is refused


def test_a_csv_may_say_in_its_first_line_that_it_is_simulated(db, csv_file):
    from tests.records.conftest import HEAD, make_world
    from vungxanh.records.interface import import_file

    world = make_world(kind="real")
    path = csv_file(HEAD, FULL, head="# SỐ LIỆU MÔ PHỎNG")
    result = import_file(path, province_id=world.province.id, year=2025, by=world.analyst)
    assert [problem.en for problem in result.problems if "never mixed" in problem.en]


def test_only_a_post_of_the_province_imports(world, load, csv_file):
    from vungxanh.access.interface import Refused, Role, create_post

    stranger = create_post(
        symbol="mau-la", title="Chức danh lạ", role=Role.ANALYST, area_id=world.other.id, by=None
    )
    with pytest.raises(Refused):
        load(csv_file(FULL), by=stranger)


def test_the_rows_of_a_submission_can_be_read_again_cell_by_cell(world, load, csv_file):
    from vungxanh.intake.models import SubmissionRow

    load(csv_file(FULL))
    (row,) = SubmissionRow.objects.all()
    assert (row.sheet, row.number) == ("CSV", 2)
    assert row.cells["A"] == "MT-01"
    assert row.cells["B"] == 1904
    assert row.cells["L"] == "intra"


def test_the_role_that_serves_pages_may_import(world, load, csv_file, as_app):
    with as_app():
        assert load(csv_file(FULL)).problems == ()


@pytest.mark.parametrize("change", ["UPDATE {} SET sheet = 'x'", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["records_reportedfigure", "intake_submissionrow"])
def test_what_was_reported_cannot_be_changed_by_any_statement(world, load, csv_file, change, table):
    from django.db import DatabaseError, connection, transaction

    load(csv_file(FULL))
    with pytest.raises(DatabaseError, match="cannot be altered"), transaction.atomic():
        connection.cursor().execute(change.format(table))


@pytest.mark.parametrize(
    "wrong", [{"value": -1}, {"as_of": date(2026, 1, 1)}, {"cell": "14C"}, {"indicator": "X99"}, {"value": 0}]
)
def test_the_database_itself_refuses_an_impossible_figure(world, load, csv_file, wrong):
    from django.db import DatabaseError, transaction

    from vungxanh.records.models import ReportedFigure

    load(csv_file(FULL))
    row = ReportedFigure.objects.get(indicator="A02")
    row.pk, row.area_id = None, world.communes["MT-02"]
    for name, value in wrong.items():
        setattr(row, name, value)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)


def test_a_problem_while_storing_leaves_nothing_behind(world, load, csv_file, monkeypatch):
    from vungxanh.records.actions import imports

    def broken(*_arguments):
        raise RuntimeError("power cut")

    monkeypatch.setattr(imports, "accept", broken)
    with pytest.raises(RuntimeError):
        load(csv_file(FULL))
    from vungxanh.intake.models import Submission, SubmissionRow

    assert not Submission.objects.exists()
    assert not SubmissionRow.objects.exists()
