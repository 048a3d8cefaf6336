from agreements.tables import activities, agreements, assignments, happenings, texts

TABLES = (*agreements.TABLES, *texts.TABLES, *activities.TABLES, *happenings.TABLES, *assignments.TABLES)
