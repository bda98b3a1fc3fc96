"""Pages of places with a life of their own: hotspots and key routes."""
