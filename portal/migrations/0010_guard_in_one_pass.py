from django.db import migrations

#: Read once and by a strict function, the database writes it into the statement; called for each cell it took six times as long.
GUARD = r"""
CREATE OR REPLACE FUNCTION formula_guard(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT regexp_replace($1, '^([[:space:]]*[-=+@\t\r\n＝＋－＠])', '''\1') $$;
"""
AS_BEFORE = r"""
CREATE OR REPLACE FUNCTION formula_guard(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT CASE WHEN $1 ~ '^[[:space:]]*[-=+@\t\r\n＝＋－＠]' THEN '''' || $1 ELSE $1 END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("portal", "0009_versions_by_key")]

    operations = [migrations.RunSQL(GUARD, AS_BEFORE)]
