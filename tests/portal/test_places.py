"""The real areas of the country: all of them, with what they were made of, and no class anywhere."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from vungxanh.areas.interface import AreaSummary, official_register
from vungxanh.portal.web.pages.places import country_page, province_units_page

TODAY = date(2026, 11, 21)


def test_the_country_shows_34_provinces_and_3321_units() -> None:
    page = country_page(official_register(), on=TODAY, asked={}, href=lambda code: f"/{code}/", mark="")
    assert len(page.table.lines) == 34
    assert "3.321" in page.says
    assert [cell.text for cell, _ in page.table.totals][2:] == ["709", "2.599", "13", "3.321"]


def test_no_island_is_dropped_from_the_map_of_the_country() -> None:
    page = country_page(official_register(), on=TODAY, asked={}, href=lambda code: f"/{code}/", mark="Mẫu")
    names = {shape.unit.name for shape in page.map.shapes}
    assert {"Đặc khu Hoàng Sa", "Đặc khu Trường Sa"} <= names
    assert len([shape for shape in page.map.shapes if not shape.named]) == 34
    assert page.map.label.startswith("Mẫu · ")


def lai_chau() -> tuple[AreaSummary, list[AreaSummary]]:
    register = official_register()

    def summary(unit: object, number: int) -> AreaSummary:
        names = ("code", "name", "kind", "level", "valid_from", "valid_to")
        values = {name: getattr(unit, name) for name in names}
        place = {
            axis: float(text) if (text := getattr(unit, axis)) else None for axis in ("latitude", "longitude")
        }
        return AreaSummary(id=number, parent_id=None, illustrative=False, **values, **place)

    province = next(
        u for u in register.units if u.level == "province" and u.code == "12" and u.valid_on(TODAY)
    )
    return summary(province, 0), [summary(u, n) for n, u in enumerate(register.communes(province, TODAY), 1)]


def test_a_unit_names_its_predecessors() -> None:
    province, inside = lai_chau()
    page = province_units_page(
        province, inside, outlines={}, register=official_register(), on=TODAY, asked={}, mark=""
    )
    rows = {line.cells[0][0].text: line for line in page.table.lines}
    assert len(rows) == 38
    made_of = rows["Xã Hua Bum"].cells[2][0].text
    assert "Hua Bum" in made_of
    assert "Vàng San" in made_of
    assert rows["Xã Hua Bum"].cells[3][0].text == "1670/NQ-UBTVQH15"
    assert not any(shape.unit.verdict for shape in page.map.shapes)


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    for address in ("/dia-ban/", "/dia-ban/12/"):
        assert client.get(address).headers["Location"].startswith("/dang-nhap/")


@pytest.mark.django_db
def test_an_unknown_address_says_where_to_go_next(client: Client) -> None:
    answer = client.get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert 'href="/dia-ban/"' in answer.content.decode()


def frames(path: Path, units: list[AreaSummary]) -> Path:
    """A layer of squares around the units' points: an outline nobody can take for a border."""
    features = []
    for one in units:
        x, y = one.longitude or 103.0, one.latitude or 22.0
        ring = [(x - d, y - e) for d, e in ((0.01, 0.01), (-0.01, 0.01), (-0.01, -0.01), (0.01, -0.01))]
        shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
        features.append({"type": "Feature", "properties": {"code": one.code}, "geometry": shape})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


@pytest.mark.django_db
def test_an_imported_layer_is_drawn_with_its_source_and_date(client: Client, tmp_path: Path) -> None:
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.access.models import Post
    from vungxanh.areas.interface import import_boundaries, load_official, provinces

    load_official(by="thử")
    be_born("real")
    province = next(one for one in provinces(TODAY) if one.code == "12")
    create_post(symbol="X", title="Mẫu", role="provincial_analyst", area_id=province.id, by=None)
    client.force_login(Post.objects.get(symbol="X"))
    schematic = client.get("/dia-ban/12/").content.decode()
    assert "không phải ranh giới" in schematic
    assert "Số liệu minh họa" not in schematic

    layer = frames(tmp_path / "khung.geojson", lai_chau()[1])
    import_boundaries(file=layer, source="Khung mẫu", as_of=TODAY, by="thử")
    drawn = client.get("/dia-ban/12/").content.decode()
    assert "Ranh giới: Khung mẫu, 21/11/2026" in drawn
    assert drawn.count('class="shape"') == 38
