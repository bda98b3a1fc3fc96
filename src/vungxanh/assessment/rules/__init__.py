"""Pure arithmetic of an assessment."""
