"""The law as data, and the engine that applies it. Other packages use `interface` only."""
