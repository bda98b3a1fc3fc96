"""Pages of conferences: the list, one conference with its points and decisions, and its folder."""
