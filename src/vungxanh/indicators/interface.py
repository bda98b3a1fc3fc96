"""What other packages may use of indicators."""

from vungxanh.indicators.actions import keep
from vungxanh.indicators.models import Measurement
from vungxanh.indicators.queries import UnknownIndicatorError, catalogue, defined, measure, measurements
from vungxanh.indicators.rules.definitions import Definition
from vungxanh.indicators.rules.measured import Measured

__all__ = [
    "Definition",
    "Measured",
    "Measurement",
    "UnknownIndicatorError",
    "catalogue",
    "defined",
    "keep",
    "measure",
    "measurements",
]
