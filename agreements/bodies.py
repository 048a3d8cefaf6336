"""Which kinds of body are public authorities, and which belong to civil society: plain words, without the database."""

PUBLIC_BODIES = frozenset({"government", "agency", "council", "central"})
#: No public authority; firms and schools count, what is called other is neither.
CIVIL_BODIES = frozenset({"firm", "school", "university", "community"})
