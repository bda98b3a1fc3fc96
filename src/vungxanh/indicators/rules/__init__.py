"""Pure rules of indicators: what a definition says."""
