"""The monthly report of a commune: its sections, its steps, when it is due, how it is put together."""
