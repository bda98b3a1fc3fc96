"""Reviews: what was asked for, and everything that is counted for one, anew each time it is opened."""
