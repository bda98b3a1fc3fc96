"""Boundary layers: read from GeoJSON and TopoJSON, mended, refused whole when something is wrong."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.areas import interface
from vungxanh.areas.actions.files import AreaFileError
from vungxanh.areas.models import Boundary, BoundaryLayer
from vungxanh.areas.rules.outlines import OutlineError, outlines_of

AUGUST_2025, TODAY = date(2025, 8, 1), date(2026, 11, 21)
SQUARE = [[[102.0, 22.0], [103.0, 22.0], [103.0, 23.0], [102.0, 23.0], [102.0, 22.0]]]
BOW_TIE = [[[102.0, 22.0], [103.0, 23.0], [103.0, 22.0], [102.0, 23.0], [102.0, 22.0]]]


def layer(*features):
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"code": code},
                "geometry": {"type": "Polygon", "coordinates": rings},
            }
            for code, rings in features
        ],
    }


TOPOLOGY = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [102.0, 22.0]},
    "arcs": [[[2, 0], [0, 2]], [[2, 2], [-2, 0], [0, -2], [2, 0]], [[2, 0], [2, 0], [0, 2], [-2, 0]]],
    "objects": {
        "wards": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "03460"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"code": "03408"}},
            ],
        }
    },
}


def test_topojson_arcs_are_shared_and_walked_both_ways():
    outlines = outlines_of(TOPOLOGY)
    left, right = (outlines[code].polygons[0][0] for code in ("03460", "03408"))
    assert {tuple(point) for point in left} == {(102.0, 22.0), (103.0, 22.0), (103.0, 23.0), (102.0, 23.0)}
    assert {tuple(point) for point in right} == {(103.0, 22.0), (104.0, 22.0), (104.0, 23.0), (103.0, 23.0)}
    assert not outlines["03460"].repaired


def test_a_ring_that_crosses_itself_is_mended_and_marked():
    outline = outlines_of(layer(("03460", BOW_TIE)))["03460"]
    assert outline.repaired
    assert len(outline.polygons) == 2


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ([], "FeatureCollection"),
        ({"type": "Feature"}, "FeatureCollection"),
        ({"type": "FeatureCollection"}, "structure"),
        ({"type": "FeatureCollection", "features": []}, "no features"),
        (layer((3460, SQUARE)), "lacks the text property"),
        (layer(("03460", SQUARE), ("03460", SQUARE)), "two features"),
        (layer(("03460", [])), "empty"),
        (layer(("03460", [[[1, 1], [2, 2]]])), "broken coordinates"),
        (layer(("03460", [[[500000, 1], [500001, 1], [500001, 2], [500000, 1]]])), "not degrees"),
        ({**TOPOLOGY, "arcs": []}, "structure"),
        ({**TOPOLOGY, "arcs": [[1, 2]]}, "structure"),
        (
            {
                "type": "FeatureCollection",
                "features": [{"properties": {"code": "03460"}, "geometry": {"type": "Point"}}],
            },
            "no polygon",
        ),
    ],
)
def test_a_broken_layer_is_refused_with_the_place(document, message):
    with pytest.raises(OutlineError, match=message):
        outlines_of(document)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "features", "geometry", "coordinates", "properties", "code", "arcs", "objects"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(
    st.sampled_from(["FeatureCollection", "Topology"]),
    st.dictionaries(st.sampled_from(["features", "arcs", "objects", "transform"]), JSON),
)
def test_no_document_breaks_the_reader_otherwise(kind, rest):
    with pytest.raises(OutlineError):
        outlines_of({"type": kind, **rest})


@pytest.fixture
def imported(tmp_path, official, db):
    """Imports a layer given as data."""

    def put(document, as_of=AUGUST_2025, name="lop.json"):
        file = tmp_path / name
        file.write_text(json.dumps(document), encoding="utf-8")
        return interface.import_boundaries(file=file, source="Lớp mẫu", as_of=as_of, by="PA01")

    return put


def unit(code, on=AUGUST_2025):
    return interface.area_by_code(code, "commune", on).id


def test_a_layer_is_stored_with_source_and_date(imported):
    done = imported(layer(("03460", SQUARE), ("03408", BOW_TIE)))
    assert (done.areas, done.repaired) == (2, ("03408",))
    shapes = interface.boundaries([unit("03460"), unit("03408"), unit("03388")])
    assert shapes[unit("03388")] is None
    assert (shapes[unit("03460")].source, shapes[unit("03460")].as_of) == ("Lớp mẫu", AUGUST_2025)
    assert shapes[unit("03460")].polygons == (SQUARE,)
    assert shapes[unit("03408")].repaired


def test_the_newest_layer_wins_and_a_ward_uses_the_outline_of_the_commune_it_was(imported):
    imported(layer(("07294", SQUARE)))
    assert interface.boundaries([unit("07294", TODAY)])[unit("07294", TODAY)].polygons == (SQUARE,)
    moved = [[[x + 1, y] for x, y in SQUARE[0]]]
    imported(layer(("07294", moved)), as_of=TODAY, name="moi.json")
    assert interface.boundaries([unit("07294", TODAY)])[unit("07294", TODAY)].polygons == (moved,)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (layer(("03460", SQUARE), ("99999", SQUARE)), "no unit bears these 1 codes"),
        (layer(("03460", SQUARE), ("03408", [])), "03408: hình rỗng"),
    ],
)
def test_a_bad_layer_stores_nothing(imported, document, message):
    with pytest.raises(AreaFileError, match=message):
        imported(document)
    assert not BoundaryLayer.objects.exists()
    assert not Boundary.objects.exists()


def test_text_that_is_no_json_and_a_layer_twice_are_refused(imported, tmp_path):
    file = tmp_path / "sai.json"
    file.write_bytes(b"\xff{")
    with pytest.raises(AreaFileError, match="GeoJSON"):
        interface.import_boundaries(file=file, source="Lớp mẫu", as_of=AUGUST_2025, by="PA01")
    imported(layer(("03460", SQUARE)))
    with pytest.raises(AreaFileError, match="already imported"):
        imported(layer(("03460", SQUARE)))


def test_the_development_layers_come_in(official, db, shared):
    common = {"source": "Lớp phát triển", "as_of": date(2026, 7, 31), "by": "PA01"}
    folder = shared / "boundaries"
    communes = interface.import_boundaries(file=folder / "communes-2026.topo.json", **common)
    assert (communes.areas, len(communes.repaired)) == (3321, 7)
    province = interface.area_by_code("08", "province", TODAY)
    ids = [commune.id for commune in interface.communes_of(province.id, TODAY)]
    assert None not in interface.boundaries(ids).values()
    provinces = interface.import_boundaries(
        file=folder / "provinces-2026.topo.json", code_field="prov", **common
    )
    assert (provinces.areas, len(provinces.repaired)) == (34, 2)
