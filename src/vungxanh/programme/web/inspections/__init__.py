"""Pages of inspections: the list, a new visit, one visit with what was found."""
