"""Functions on spans and sets of days, in which it is said what is known, and whether a partnership lives."""

FORWARD = """
-- All days from the first to the last; nothing where the last comes before the first, or one of them is not known.
CREATE FUNCTION days_between(first date, last date) RETURNS daterange LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT CASE WHEN first <= last THEN daterange(first, last, '[]') END $$;

-- The first of the last so many months, which end with that day: of twelve up to 31 December it is 1 January.
CREATE FUNCTION first_of_months(day date, months integer) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT (day + 1 - make_interval(months => months))::date $$;

-- The last of all stretches of so many months in which none of the days lies, and on whose end one follows at once.
CREATE FUNCTION quiet_before(days datemultirange, months integer) RETURNS daterange
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ SELECT daterange(first_of_months(max(upper(gap)) - 1, months), max(upper(gap)))
        FROM unnest(datemultirange(daterange(NULL, upper(days))) - days) AS gap
        WHERE coalesce(lower(gap) <= first_of_months(upper(gap) - 1, months), true)
        HAVING max(upper(gap)) IS NOT NULL $$;

-- Whether a partnership lives on a day. Each fact is certain; what is not known is null, and nothing follows from it.
CREATE FUNCTION vitality(
    today date,
    slowing_months integer,
    dormant_months integer,
    known datemultirange,    -- days for which all activities are known
    maybe datemultirange,    -- days on which one may have happened, up to today
    last_began date,         -- last day on which one that is certainly past may have begun
    first_ended date,        -- first day by which one was certainly over
    agreement daterange[],   -- that decides its status: in force from, last day in force, and when it ended if it did
    first_text date          -- first day on which its first memorandum may have been in force: a renewal starts nothing
) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    slow_from date := first_of_months(today, slowing_months);
    dormant_from date := first_of_months(today, dormant_months);
    begun daterange := agreement[1];
    last_day date := partial_date_latest(agreement[2]);
    over date := partial_date_latest(agreement[3]);
    first_begun date := coalesce(first_text, partial_date_earliest(begun));
    was_long boolean := partial_date_latest(begun) <= dormant_from OR last_day <= today;
    quiet daterange;
BEGIN
    IF over IS NOT NULL AND coalesce(last_began <= over, true) THEN RETURN 'ended'; END IF;
    IF last_began >= slow_from THEN
        quiet := quiet_before(maybe, dormant_months);
        -- Before the quiet stretch it must have been there already: else it only began.
        IF known @> quiet AND (first_ended < lower(quiet) OR partial_date_latest(begun) <= lower(quiet)) THEN
            RETURN 'reactivated';
        END IF;
        RETURN 'active';
    END IF;
    IF known @> days_between(slow_from, today) AND NOT maybe && days_between(slow_from, today)
        AND last_began >= dormant_from THEN RETURN 'slowing'; END IF;
    IF was_long AND known @> days_between(first_begun, today)
        AND NOT maybe && days_between(first_begun, today) THEN RETURN 'never_started'; END IF;
    -- What never started is dormant too: where it is not known which of the two, it is dormant.
    IF known @> days_between(dormant_from, today) AND NOT maybe && days_between(dormant_from, today)
        AND (first_ended < dormant_from OR partial_date_latest(begun) <= dormant_from) THEN RETURN 'dormant'; END IF;
    RETURN 'not_known';
END $$;
"""

BACKWARD = """
DROP FUNCTION vitality(
    date, integer, integer, datemultirange, datemultirange, date, date, daterange[], date
);
DROP FUNCTION quiet_before(datemultirange, integer);
DROP FUNCTION first_of_months(date, integer);
DROP FUNCTION days_between(date, date);
"""
