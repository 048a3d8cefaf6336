from agreements.tables import activities, agreements, assignments, declared, happenings, procedure, texts

TABLES = (
    *agreements.TABLES,
    *texts.TABLES,
    *activities.TABLES,
    *happenings.TABLES,
    *procedure.TABLES,
    *assignments.TABLES,
    *declared.TABLES,
)
PACKAGED = declared.PACKAGED
