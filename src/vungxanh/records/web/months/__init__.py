"""Pages of monthly reports, of what is stated of a year, and of the partner agencies."""
