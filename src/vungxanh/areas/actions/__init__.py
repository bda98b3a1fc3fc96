"""Writes of areas: loading the register, importing layers and residents, invented provinces."""

from vungxanh.areas.actions.illustrative import IllustrativeAreaError, create_illustrative_province
from vungxanh.areas.actions.layers import ImportedLayer, import_boundaries
from vungxanh.areas.actions.load import Loaded, load_official
from vungxanh.areas.actions.residents import ImportedResidents, accept_residents, import_residents

__all__ = [
    "IllustrativeAreaError",
    "ImportedLayer",
    "ImportedResidents",
    "Loaded",
    "accept_residents",
    "create_illustrative_province",
    "import_boundaries",
    "import_residents",
    "load_official",
]
