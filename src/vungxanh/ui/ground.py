"""Maps of units that lie somewhere: cells around their points, or the boundaries of an imported layer.

Degrees are laid flat by shrinking longitudes with the cosine of the middle latitude, enough for a page.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import shapely
from shapely import MultiPoint, MultiPolygon, Point, Polygon
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from vungxanh.ui.maps import FOOT, HEAD, WIDTH, Map, Shape, Unit

TALLEST = 760
"""Height a map may take, in its own units: taller ground is drawn narrower."""
INSET = 22
"""Side of the symbol of an island; its name stands beside it."""
ABREAST = 3
"""Island symbols in one row."""
FAR = 2.5
"""A unit farther from the others than so many times their widest usual gap is drawn as an inset symbol."""


@dataclass(frozen=True)
class Placed:
    """A unit with its point in degrees and its boundary (GeoJSON MultiPolygon coordinates), where known.

    A unit without a point is still drawn: as an inset symbol.
    """

    unit: Unit
    longitude: float | None
    latitude: float | None
    polygons: tuple[Any, ...] = ()

    @property
    def point(self) -> Point:
        """Where the unit lies; an empty point where that is not known."""
        if self.polygons:
            return Point(self.polygons[0][0][0])
        if self.longitude is None or self.latitude is None:
            return Point()
        return Point(self.longitude, self.latitude)


@dataclass(frozen=True)
class Frame:
    """How ground becomes picture: scale, and where its west and north edges come to lie."""

    scale: float
    west: float
    north: float
    squeeze: float
    left: float = 2.0

    def draw(self, shape: BaseGeometry) -> BaseGeometry:
        """A shape in degrees as it lies in the picture."""
        across = self.scale * self.squeeze
        return affine_transform(
            shape, [across, 0, 0, -self.scale, self.left - self.west * across, HEAD + self.north * self.scale]
        )


def frame_of(shape: BaseGeometry) -> tuple[Frame, int]:
    """The frame that fits a shape into the picture, and the height it takes there."""
    west, south, east, north = shape.bounds
    squeeze = cos(radians((south + north) / 2))
    wide, tall = (east - west) * squeeze or 0.01, (north - south) or 0.01
    scale = min((WIDTH - 4) / wide, TALLEST / tall)
    left = (WIDTH - wide * scale) / 2
    return Frame(scale, west, north, squeeze, left), round(tall * scale)


def path_of(shape: BaseGeometry) -> str:
    """The SVG path of the areas in a shape; lines and points in it are left out."""
    parts = []
    for polygon in shapely.get_parts(shape):
        if isinstance(polygon, Polygon) and not polygon.is_empty:
            for ring in (polygon.exterior, *polygon.interiors):
                points = [f"{x:.0f} {y:.0f}" for x, y in list(ring.coords)[:-1]]
                parts.append("M" + "L".join(dict.fromkeys(points)) + "z")
    return "".join(parts)


def neighbours(points: Sequence[Point], count: int) -> list[float]:
    """Every point's distance to the `count`-th nearest of those its cell touches, or the farthest of them."""
    edges = shapely.get_parts(shapely.delaunay_triangles(MultiPoint(points), only_edges=True))
    ends = [tuple(end) for end in shapely.get_coordinates(edges).tolist()]
    lengths = shapely.length(edges).tolist()
    found: dict[tuple[float, ...], list[float]] = {}
    for start, stop, length in zip(ends[::2], ends[1::2], lengths, strict=True):
        found.setdefault(start, []).append(length)
        found.setdefault(stop, []).append(length)
    return [sorted(found.get((point.x, point.y), [0.1]))[:count][-1] for point in points]


def wide_gap(points: Sequence[Point]) -> float:
    """The gap to the next unit that nineteen in twenty units stay under: islands apart begin beyond it."""
    distances = sorted(neighbours(points, 1))
    return distances[len(distances) * 19 // 20]


def mainland(placed: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """The units that lie together, and those far out at sea, which become inset symbols."""
    known = [p for p in placed if not p.point.is_empty]
    if len(known) < 3:
        return known, [p for p in placed if p not in known]
    points = [p.point for p in known]
    spread = shapely.union_all(shapely.buffer(points, wide_gap(points) * FAR / 2, quad_segs=4))
    clusters = shapely.get_parts(spread)
    owner = dict(shapely.STRtree(clusters).query(points, predicate="within").T.tolist())
    main, _ = Counter(owner.values()).most_common(1)[0]
    near = {id(p) for index, p in enumerate(known) if owner[index] == main}
    return [p for p in placed if id(p) in near], [p for p in placed if id(p) not in near]


def cells(placed: Sequence[Placed]) -> list[BaseGeometry]:
    """A cell of ground around each point, cut off where no other unit is near."""
    points = [p.point for p in placed]
    if len(points) < 3:
        return [point.buffer(0.1) for point in points]
    gap = wide_gap(points)
    reaches = [min(distance, 1.5 * gap) for distance in neighbours(points, 4)]
    outline = shapely.union_all(shapely.buffer(points, reaches, quad_segs=4)).buffer(gap / 3).buffer(-gap / 2)
    drawn = shapely.voronoi_polygons(MultiPoint(points), extend_to=outline.envelope, ordered=True)
    shapely.prepare(outline)
    parts = list(shapely.get_parts(drawn))
    whole = shapely.contains(outline, parts).tolist()
    return [part if inside else part.intersection(outline) for part, inside in zip(parts, whole, strict=True)]


def inset_shapes(far: Sequence[Placed], top: float) -> list[Shape]:
    """Symbols with names in rows under the map for units that lie far out."""
    shapes = []
    for index, one in enumerate(far):
        x = 2 + index % ABREAST * (WIDTH // ABREAST)
        y = round(top) + index // ABREAST * (INSET + 10)
        path = f"M{x} {y}h{INSET}v{INSET}h-{INSET}z"
        shapes.append(Shape(one.unit, path, x + INSET / 2, y + INSET / 2, named=True))
    return shapes


def ground_map(placed: Sequence[Placed], *, title: str, label: str, hint: str) -> Map:
    """The units on their ground: real boundaries where every near unit has one, cells around points else."""
    near, far = mainland(placed)
    known = bool(near) and all(p.polygons for p in near)
    ground = [outline(p) for p in near] if known else cells(near)
    frame, tall = frame_of(shapely.union_all([shapely.box(*shape.bounds) for shape in ground]))
    shapes = []
    for one, shape in zip(near, ground, strict=True):
        drawn = shapely.simplify(frame.draw(shape), 0.4)
        middle = shapely.point_on_surface(drawn)
        room = drawn.area > 700
        shapes.append(Shape(one.unit, path_of(drawn), round(middle.x, 1), round(middle.y, 1), room))
    bottom = HEAD + tall + 12
    shapes += inset_shapes(far, bottom)
    height = bottom + -(-len(far) // ABREAST) * (INSET + 10) + FOOT
    return Map(title, tuple(shapes), round(height), label, hint)


def outline(placed: Placed) -> BaseGeometry:
    """The boundary of a unit, mended where its rings cross."""
    polygons = [Polygon(rings[0], rings[1:]) for rings in placed.polygons]
    return shapely.make_valid(MultiPolygon(polygons))


def dissolved(groups: Mapping[str, Sequence[Placed]]) -> tuple[dict[str, tuple[Any, ...]], list[Placed]]:
    """For each group of units the ground of their cells together, and the units that lie far out.

    The ground is given as MultiPolygon coordinates.
    """
    near, far = mainland([one for members in groups.values() for one in members])
    ground = {id(one): cell for one, cell in zip(near, cells(near), strict=True)}
    merged = {
        name: shapely.union_all([ground[id(one)] for one in members if id(one) in ground])
        for name, members in groups.items()
    }
    return {name: polygons_of(shape) for name, shape in merged.items()}, far


def polygons_of(shape: BaseGeometry) -> tuple[Any, ...]:
    """The areas of a shape as MultiPolygon coordinates."""
    return tuple(
        tuple(tuple(ring.coords) for ring in (part.exterior, *part.interiors))
        for part in shapely.get_parts(shape)
        if isinstance(part, Polygon)
    )
