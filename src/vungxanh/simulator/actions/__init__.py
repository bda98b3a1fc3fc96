"""Writes of the simulator: invented years are played through the same acts as people's own."""

from vungxanh.simulator.actions.playing import Player, SimulationError
from vungxanh.simulator.actions.settling import Commune, Settled, settle, settle_shape
from vungxanh.simulator.actions.telling import Teller, TellingError

__all__ = [
    "Commune",
    "Player",
    "Settled",
    "SimulationError",
    "Teller",
    "TellingError",
    "settle",
    "settle_shape",
]
