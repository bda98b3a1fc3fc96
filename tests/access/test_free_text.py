"""Free texts lose names before they are stored, and the page says so. Every name is invented."""

import random

import pytest
from django import forms
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.access.conftest import World
from tests.factories.signing import signed_in
from tests.reader.people.invented import PEOPLES
from vungxanh.access.actions import PostRefusedError, create_post
from vungxanh.access.interface import MaskedText, covered
from vungxanh.access.models import Post
from vungxanh.access.rules import Role
from vungxanh.access.rules.words import ROLE_NAMES
from vungxanh.areas.interface import full_name, official_register

NAMES = st.builds(
    lambda people, seed: PEOPLES[people][1](random.Random(seed)),
    st.sampled_from(sorted(PEOPLES)),
    st.integers(0, 10**6),
)
FRAMES = st.sampled_from(("Ông {} nhắn lại.", "gặp anh {} ở bản\r\nhôm qua", "  Chị {}, cán bộ thôn, báo. "))


class Note(forms.Form):
    """A form as others write it."""

    note = MaskedText(label="Ghi chú", max_length=300, rows=3)
    more = MaskedText(label="Thêm", max_length=40, required=False)


@given(NAMES | st.text(max_size=30), FRAMES, st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_a_form_comes_back_once_and_then_passes_as_it_was_shown(name: str, frame: str, more: str) -> None:
    first = Note({"note": frame.format(name), "more": more})
    if first.is_valid():
        assert not covered(first.cleaned_data["note"]).kinds
        return
    shown = {field: first[field].value() for field in first.fields}
    again = Note(shown)
    assert again.is_valid(), again.errors
    assert again.cleaned_data["note"] == shown["note"].replace("\r", "").strip()
    assert covered(again.cleaned_data["note"]).kinds == frozenset()


@given(NAMES, FRAMES)
@settings(max_examples=60, deadline=None)
def test_what_was_covered_is_in_no_part_of_the_page(name: str, frame: str) -> None:
    form = Note({"note": frame.format(name)})
    assert form.errors["note"].as_data()[0].code == "covered"
    assert name not in form.as_p()
    assert frame.rstrip(" .").split()[-1] in form.as_p()


def test_the_page_says_what_was_covered_in_both_languages() -> None:
    entered = {"note": "Ông Lò Văn Mẫu, số 012345678901, gọi 0912 345 678"}
    with translation.override("vi"):
        assert "tên người, số giấy tờ tùy thân, số điện thoại" in Note(entered).errors["note"][0]
    with translation.override("en"):
        assert "names of people, numbers of identity papers" in Note(entered).errors["note"][0]


def test_a_text_that_is_too_long_is_refused_and_not_read() -> None:
    form = Note({"note": "Ông Lò Văn Mẫu " * 100})
    assert [one.code for one in form.errors["note"].as_data()] == ["max_length"]


def test_offices_and_every_unit_of_the_register_stay_in_sight() -> None:
    """Titles as they are given to posts: nothing of them is taken for a person."""
    roles = [ROLE_NAMES[role][0] for role in Role]
    units = official_register().units
    titles = [
        f"{roles[at % len(roles)]}, {full_name(unit.name, unit.kind)}, cán bộ {at % 9 + 1}"
        for at, unit in enumerate(units[:: len(units) // 400])
    ]
    assert {title: covered(title).text for title in titles if covered(title).kinds} == {}


def test_an_action_refuses_a_title_that_names_somebody(world: World, born: None) -> None:
    with pytest.raises(PostRefusedError, match="name a person"):
        create_post(symbol="N", title="Ông Lò Văn Mẫu", role="leader", area_id=world.province.id, by=None)


def test_the_page_of_a_new_post_shows_the_title_covered_and_keeps_nothing(world: World, born: None) -> None:
    create_post(symbol="D", title="Mẫu duyệt", role="provincial_approver", area_id=world.province.id, by=None)
    client = signed_in(Post.objects.get(symbol="D"))
    sent = {"symbol": "N", "title": "Anh Lò Văn Mẫu", "role": "leader", "area": str(world.province.id)}
    page = client.post("/chuc-danh/moi/", sent)
    assert page.status_code == 422
    assert "Lò Văn Mẫu" not in page.content.decode()
    assert "Anh ██████████" in page.content.decode()
    assert not Post.objects.filter(symbol="N").exists()
