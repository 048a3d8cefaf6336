"""Functions of the database that columns, constraints and searches are written in."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

PARTIAL_DATES = """
CREATE FUNCTION partial_date_earliest(daterange) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT coalesce(lower($1), '-infinity'::date) $$;

CREATE FUNCTION partial_date_latest(daterange) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT coalesce(upper($1) - 1, 'infinity'::date) $$;

CREATE FUNCTION partial_date_text(daterange) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    first date := lower($1);
    last date := upper($1) - 1;
    unit text;
BEGIN
    IF first IS NULL AND last IS NULL THEN RETURN 'unknown'; END IF;
    -- The coarsest unit that begins on the first day and ends on the last.
    unit := CASE
        WHEN coalesce(to_char(first, 'MM-DD') = '01-01', true) AND coalesce(to_char(last, 'MM-DD') = '12-31', true)
            THEN 'YYYY'
        WHEN coalesce(extract(day FROM first) = 1, true) AND coalesce(extract(day FROM last + 1) = 1, true)
            THEN 'YYYY-MM'
        ELSE 'YYYY-MM-DD' END;
    IF to_char(first, unit) = to_char(last, unit) THEN RETURN to_char(first, unit); END IF;
    RETURN coalesce(to_char(first, unit), '..') || '/' || coalesce(to_char(last, unit), '..');
END $$;

-- The days on which an assignment certainly held, as far as recorded: an end that is not known is open.
CREATE FUNCTION partial_date_period(started daterange, ended daterange)
    RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN upper(started) - 1 > lower(ended) THEN 'empty'::daterange
        ELSE daterange(upper(started) - 1, lower(ended), '[]') END $$;

CREATE FUNCTION partial_date_shift(daterange, months integer, days integer)
    RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN $1 IS NOT NULL AND months IS NOT NULL THEN daterange(
        (lower($1) + make_interval(months => months))::date + days,
        (upper($1) - 1 + make_interval(months => months))::date + days + 1) END $$;

CREATE FUNCTION partial_date_minus_notice(daterange, months integer)
    RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN $1 IS NOT NULL AND months IS NOT NULL THEN daterange(
        (lower($1) + 1 - make_interval(months => months))::date,
        (upper($1) - make_interval(months => months))::date + 1) END $$;
"""

SEARCH = """
CREATE FUNCTION compact(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT regexp_replace(lower(public.unaccent('public.unaccent', $1)), '[^[:alnum:]]+', '', 'g') $$;

CREATE FUNCTION formula_guard(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT CASE WHEN $1 ~ '^[[:space:]]*[-=+@\\t\\r\\n＝＋－＠]' THEN '''' || $1 ELSE $1 END $$;
"""

RECORDS = """
CREATE FUNCTION record_label(table_name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT regexp_replace(table_name, '_', '.') $$;

CREATE FUNCTION record_exists(label text, record_key text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE found_it boolean;
BEGIN
    IF to_regclass(quote_ident(replace(label, '.', '_'))) IS NULL THEN RETURN false; END IF;
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE key = $1)', replace(label, '.', '_'))
        INTO found_it USING record_key;
    RETURN found_it;
END $$;
"""

FUNCTIONS = [
    BtreeGistExtension(),
    TrigramExtension(),
    UnaccentExtension(),
    migrations.RunSQL(
        PARTIAL_DATES,
        """
        DROP FUNCTION partial_date_minus_notice(daterange, integer);
        DROP FUNCTION partial_date_period(daterange, daterange);
        DROP FUNCTION partial_date_shift(daterange, integer, integer);
        DROP FUNCTION partial_date_text(daterange);
        DROP FUNCTION partial_date_latest(daterange);
        DROP FUNCTION partial_date_earliest(daterange);
        """,
    ),
    migrations.RunSQL(SEARCH, "DROP FUNCTION formula_guard(text); DROP FUNCTION compact(text);"),
    migrations.RunSQL(RECORDS, "DROP FUNCTION record_exists(text, text); DROP FUNCTION record_label(text);"),
]
