"""Pages of reviews: the list, asking for one, one with its figures, and the tasks behind them."""
