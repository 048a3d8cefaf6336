from agreements.tables import activities, agreements, assignments, happenings

TABLES = (*agreements.TABLES, *activities.TABLES, *happenings.TABLES, *assignments.TABLES)
