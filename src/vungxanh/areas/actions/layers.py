"""Imports boundary layers from GeoJSON or TopoJSON files."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from vungxanh.areas.actions.files import AreaFileError, areas_by_code, read_bytes
from vungxanh.areas.models import Boundary, BoundaryLayer

if TYPE_CHECKING:
    from vungxanh.areas.rules.outlines import Outline

LARGEST = 300_000_000


@dataclass(frozen=True, slots=True)
class ImportedLayer:
    """What an import stored; `repaired` are codes whose ring crossed itself and was mended."""

    layer_id: int
    areas: int
    repaired: tuple[str, ...]


@transaction.atomic
def import_boundaries(
    *, file: Path, source: str, as_of: date, by: str, code_field: str = "code"
) -> ImportedLayer:
    """Store a layer of boundaries with its source and the day it was drawn for.

    Each feature names in `code_field` an official unit valid on that day. All or nothing:
    raises AreaFileError for an unreadable file, an unknown or repeated code, a shape that is no
    polygon, coordinates that are not degrees, or a layer imported before.
    """
    content = read_bytes(file, LARGEST)
    sha256 = hashlib.sha256(content).hexdigest()
    if BoundaryLayer.objects.filter(sha256=sha256, as_of=as_of).exists():
        raise AreaFileError(
            f"{file.name}: lớp này đã được nhập cho ngày {as_of:%d/%m/%Y}. / "
            f"{file.name}: this layer is already imported for {as_of}."
        )
    outlines = _outlines(file, content, code_field)
    ids = areas_by_code(file, outlines, as_of)
    layer = BoundaryLayer.objects.create(source=source, as_of=as_of, sha256=sha256, imported_by=by)
    Boundary.objects.bulk_create(
        (
            Boundary(layer=layer, area_id=ids[code], polygons=outline.polygons, repaired=outline.repaired)
            for code, outline in outlines.items()
        ),
        batch_size=500,
    )
    mended = tuple(sorted(code for code, outline in outlines.items() if outline.repaired))
    return ImportedLayer(layer.pk, len(outlines), mended)


def _outlines(file: Path, content: bytes, code_field: str) -> "Mapping[str, Outline]":
    # shapely and numpy take a while to load, and only imports of layers need them.
    from vungxanh.areas.rules.outlines import OutlineError, outlines_of

    try:
        return outlines_of(json.loads(content), code_field)
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AreaFileError(
            f"{file.name}: không phải tệp GeoJSON hay TopoJSON đọc được ({error}). / "
            f"{file.name}: not a readable GeoJSON or TopoJSON file ({error})."
        ) from error
    except OutlineError as error:
        raise AreaFileError(f"{file.name}: {error}") from error
