"""Pages of coordination agreements."""
