"""From the database to plain facts, and from the names of records back to what a page shows of them."""
