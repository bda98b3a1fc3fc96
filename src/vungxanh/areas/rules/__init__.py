"""Pure decisions on administrative units: names, successors, re-casting, plausible residents."""
