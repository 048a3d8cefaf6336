"""The way of partnerships through the procedure: what was reached, what is odd about it, and where each stands."""
