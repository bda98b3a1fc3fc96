"""Writes of the simulator: invented years are played through the same acts as people's own."""

from vungxanh.simulator.actions.playing import Player, SimulationError
from vungxanh.simulator.actions.settling import Commune, settle

__all__ = ["Commune", "Player", "SimulationError", "settle"]
