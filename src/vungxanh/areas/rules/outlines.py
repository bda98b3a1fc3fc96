"""Outlines of areas read from GeoJSON or TopoJSON, with broken rings mended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shapely import make_valid
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry

DECIMALS = 6


class OutlineError(ValueError):
    """The file holds no outlines that can be used."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Coordinates of a GeoJSON MultiPolygon; `repaired` when a ring crossed itself."""

    polygons: list[Any]
    repaired: bool


def outlines_of(document: object, code_field: str = "code") -> dict[str, Outline]:
    """Outlines by the property that holds the code. Raises OutlineError naming the feature."""
    if not isinstance(document, dict) or document.get("type") not in {"FeatureCollection", "Topology"}:
        raise OutlineError(
            "cần một FeatureCollection (GeoJSON) hoặc Topology (TopoJSON). / "
            "a FeatureCollection (GeoJSON) or a Topology (TopoJSON) is needed."
        )
    try:
        found = _collected(document, code_field)
    except OutlineError:
        raise
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise OutlineError(
            f"cấu trúc tệp không đúng ({error!r}). / the structure of the file is wrong ({error!r})."
        ) from error
    if not found:
        raise OutlineError("tệp không có hình nào. / the file holds no features.")
    return found


def _collected(document: dict[str, Any], code_field: str) -> dict[str, Outline]:
    features = _geojson(document) if document["type"] == "FeatureCollection" else _topojson(document)
    found: dict[str, Outline] = {}
    for number, (properties, geometry) in enumerate(features, start=1):
        code = properties.get(code_field)
        if not isinstance(code, str) or not code:
            raise OutlineError(
                f"hình thứ {number} thiếu thuộc tính “{code_field}” dạng chữ. / "
                f"feature {number} lacks the text property “{code_field}”."
            )
        if code in found:
            raise OutlineError(f"mã {code} có hai hình. / code {code} has two features.")
        found[code] = _outline(code, geometry)
    return found


def _geojson(document: dict[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for feature in document["features"]:
        yield feature.get("properties") or {}, feature.get("geometry") or {}


def _topojson(document: dict[str, Any]) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    arcs = list(_decoded(document["arcs"], document.get("transform")))
    for collection in document["objects"].values():
        for item in collection["geometries"]:
            polygons = item["arcs"] if item["type"] == "MultiPolygon" else [item["arcs"]]
            rings = [[_ring(ring, arcs) for ring in polygon] for polygon in polygons]
            known = item["type"] in {"Polygon", "MultiPolygon"}
            geometry = {"type": "MultiPolygon" if known else item["type"], "coordinates": rings}
            yield item.get("properties") or {}, geometry


def _decoded(arcs: list[Any], transform: dict[str, Any] | None) -> Iterator[list[tuple[float, float]]]:
    """Arcs in degrees; with a transform they are stored as whole steps from point to point."""
    for arc in arcs:
        if transform is None:
            yield [(x, y) for x, y, *_ in arc]
            continue
        (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
        x = y = 0
        points = []
        for step_x, step_y, *_ in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        yield points


def _ring(indexes: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """One ring from its arcs; a negative number is an arc walked backwards (ones' complement)."""
    points: list[tuple[float, float]] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def _outline(code: str, geometry: Mapping[str, Any]) -> Outline:
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise OutlineError(f"{code}: hình không phải đa giác. / {code}: the shape is no polygon.")
    try:
        made = shape(dict(geometry))
    except (ValueError, TypeError, IndexError) as error:
        raise OutlineError(
            f"{code}: tọa độ hỏng ({error}). / {code}: broken coordinates ({error})."
        ) from error
    repaired = not made.is_valid
    polygons = _polygons(make_valid(made)) if repaired else _polygons(made)
    if polygons.is_empty:
        raise OutlineError(f"{code}: hình rỗng. / {code}: the shape is empty.")
    west, south, east, north = polygons.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise OutlineError(
            f"{code}: tọa độ không phải độ kinh vĩ WGS 84; hãy chuyển hệ tọa độ trước. / "
            f"{code}: coordinates are not degrees (WGS 84); convert them first."
        )
    return Outline([_rounded(polygon) for polygon in mapping(polygons)["coordinates"]], repaired)


def _polygons(made: BaseGeometry) -> MultiPolygon:
    """Only the areas of a shape: mending may leave stray lines and points behind."""
    parts = getattr(made, "geoms", [made])
    flat = [piece for part in parts for piece in getattr(part, "geoms", [part])]
    return MultiPolygon([piece for piece in flat if isinstance(piece, Polygon)])


def _rounded(coordinates: object) -> object:
    if isinstance(coordinates, tuple | list):
        return [_rounded(part) for part in coordinates]
    return round(float(str(coordinates)), DECIMALS)
