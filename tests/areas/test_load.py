"""The register in the database: whole, unchanged by a second load, guarded by constraints."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from vungxanh.areas import interface
from vungxanh.areas.models import Area, Succession

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("official")]
TODAY = date(2026, 11, 21)


def test_loading_is_complete_and_takes_seconds(official):
    loaded, seconds = official
    register = interface.official_register()
    assert loaded.made == Area.objects.count() == len(register.units)
    assert loaded.linked == Succession.objects.count() == len(register.links)
    assert seconds < 10  # of this process; under 2 on an idle machine, so it only catches a change of order


def test_loading_again_changes_nothing():
    again = interface.load_official(by="test")
    assert (again.made, again.updated, again.linked) == (0, 0, 0)


def test_loading_mends_what_differs_and_makes_what_is_missing():
    Area.objects.filter(code="03460", validity__contains=TODAY).update(name="Xã Sai")
    gone = Area.objects.get(code="03408", validity__contains=TODAY)
    links = gone.preceded_by.count()
    gone.delete()
    again = interface.load_official(by="test")
    assert (again.made, again.updated, again.linked) == (1, 1, links)
    assert links >= 3
    assert interface.area_by_code("03460", "commune", TODAY).name == "Hua Bum"


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"code": "03460"}, "area_versions_do_not_overlap"),
        ({"code": "3460"}, "area_code_has_the_form_of_its_origin"),
        ({"code": "M001", "origin": "illustrative", "level": "hamlet"}, "area_level_known"),
        ({"code": "99999", "origin": "illustrative"}, "area_code_has_the_form_of_its_origin"),
        ({"code": "M001"}, "area_code_has_the_form_of_its_origin"),
        ({"code": "99999", "origin": "elsewhere"}, "area_code_has_the_form_of_its_origin"),
    ],
)
def test_the_database_refuses(changes, constraint):
    fields = {"name": "Mẫu", "kind": "xa", "level": "commune", "validity": DateRange(TODAY, None)} | changes
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Area.objects.create(**fields)


def test_versions_that_touch_do_not_overlap():
    for span in (DateRange(None, TODAY), DateRange(TODAY, None)):
        Area.objects.create(code="99999", name="Mẫu", kind="xa", level="commune", validity=span)
    assert Area.objects.filter(code="99999").count() == 2


def test_one_code_may_stand_at_two_levels():
    span = DateRange(TODAY, None)
    for level, kind in (("province", "tinh"), ("commune", "xa")):
        Area.objects.create(
            code="M-1", name="Mẫu", kind=kind, level=level, validity=span, origin="illustrative"
        )
    assert Area.objects.filter(code="M-1").count() == 2


def test_a_unit_cannot_succeed_itself_nor_twice():
    first, second = Area.objects.filter(level="province")[:2]
    common = {"extent": "whole", "resolution": "1/NQ", "decided_on": TODAY}
    with pytest.raises(IntegrityError, match="succession_not_to_itself"), transaction.atomic():
        Succession.objects.create(predecessor=first, successor=first, **common)
    Succession.objects.create(predecessor=first, successor=second, **common)
    with pytest.raises(IntegrityError, match="succession_once"), transaction.atomic():
        Succession.objects.create(predecessor=first, successor=second, **common)


def test_the_role_that_serves_pages_may_load(as_app):
    with as_app():
        Area.objects.filter(code="03408", validity__contains=TODAY).delete()
        assert interface.load_official(by="test").made == 1
