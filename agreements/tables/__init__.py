from agreements.tables import activities, agreements, assignments, declared, happenings, texts

TABLES = (
    *agreements.TABLES,
    *texts.TABLES,
    *activities.TABLES,
    *happenings.TABLES,
    *assignments.TABLES,
    *declared.TABLES,
)
PACKAGED = declared.PACKAGED
