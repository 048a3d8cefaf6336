"""SQL of the reports that are owed: a view that computes them from responsibilities, periods and thresholds."""

#: The thresholds of a government as they stood on a day; the numbers are those of a government that declared none.
RULES = """
CREATE FUNCTION report_cycle(government bigint, day date) RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((
        SELECT rules.report_cycle FROM agreements_rules rules
        WHERE rules.government_id = government AND rules.since <= day ORDER BY rules.since DESC LIMIT 1), 12) $$;

CREATE FUNCTION report_due(government bigint, ends date) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT ends + coalesce((
        SELECT rules.report_days::integer FROM agreements_rules rules
        WHERE rules.government_id = government AND rules.since <= ends ORDER BY rules.since DESC LIMIT 1), 31) $$;
"""

PERIODS = """
-- A year, half-year or quarter of the calendar ends where the next begins, also for one that begins late in it.
CREATE FUNCTION report_period_ends(government bigint, starts date)
    RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT (date_trunc('year', starts) + make_interval(
        months => ((extract(month FROM starts)::integer - 1) / cycle + 1) * cycle))::date - 1
    FROM report_cycle(government, starts) cycle $$;

-- Periods follow each other without a gap, each as long as the cycle that was valid when it began.
CREATE FUNCTION report_periods(government bigint, first date, last date)
    RETURNS TABLE (starts date, ends date) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH RECURSIVE period (starts, ends) AS (
        SELECT year, report_period_ends(government, year) FROM (SELECT date_trunc('year', first)::date AS year) begun
        UNION ALL
        SELECT ends + 1, report_period_ends(government, ends + 1) FROM period WHERE ends < last)
    SELECT period.starts, period.ends FROM period WHERE period.ends >= first AND period.starts <= last $$;

-- When the report was filed that lay there on that day; nothing where none did, or it had been returned.
CREATE FUNCTION report_filed(versions daterange[], day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT max(lower(version)) FROM unnest(versions) version WHERE version @> day $$;
"""

#: One row for an agency, an agreement and a period in which the agency certainly was responsible and the agreement in
#: force. What was acted on is stored, and stands for whatever would be computed for that time.
VIEW = """
CREATE VIEW agreements_obligation AS
SELECT format('%s-%s-%s', agency_id, agreement_id, starts) AS id, * FROM (
    SELECT agency_id, agreement_id, partnership_id, government_id, starts, ends, report_due(government_id, ends) AS due,
        since, NULL::bigint AS report_id, NULL::daterange AS received, NULL::date AS waived_on,
        NULL::date AS first_filed, NULL::daterange[] AS versions, NULL::bigint AS filing_id
    FROM (
        SELECT assignment.agency_id, agreement.id AS agreement_id, agreement.partnership_id, agreement.government_id,
            period.starts, period.ends, min(held.first) AS since
        FROM agreements_assignment assignment
        JOIN agreements_cooperationfield field ON field.id = assignment.field_id
        JOIN agreements_agreement agreement ON agreement.id = field.agreement_id
        JOIN agreements_partnership partnership ON partnership.id = agreement.partnership_id
        CROSS JOIN LATERAL (SELECT
            greatest(partial_date_latest(agreement.signed), partial_date_latest(agreement.starts),
                partial_date_latest(assignment.started)) AS first,
            least(partial_date_earliest(agreement.terminated) - 1, partial_date_earliest(agreement.expires),
                partial_date_earliest(assignment.ended),
                -- Where no end is in sight, what is owed is told up to the end of the next year.
                (date_trunc('year', current_date) + interval '2 years')::date - 1) AS last) held
        LEFT JOIN agreements_registerstart register ON register.government_id = agreement.government_id
        CROSS JOIN LATERAL report_periods(agreement.government_id, held.first, held.last) period
        WHERE held.first <= held.last AND agreement.signed IS NOT NULL
            AND NOT agreement.is_draft AND agreement.annulled_on IS NULL
            AND NOT partnership.is_draft AND partnership.annulled_on IS NULL
            AND (register.starts <= period.ends OR EXISTS (
                SELECT FROM agreements_coveragestatement stated
                WHERE stated.partnership_id = agreement.partnership_id AND stated.annulled_on IS NULL
                    AND 'reports' = ANY (stated.kinds) AND stated.period @> period.ends
                    AND (stated.agency_id IS NULL OR stated.agency_id = assignment.agency_id)))
        GROUP BY 1, 2, 3, 4, 5, 6) owed
    WHERE NOT EXISTS (
        SELECT FROM agreements_report stored
        WHERE stored.agency_id = owed.agency_id AND stored.agreement_id = owed.agreement_id
            AND stored.starts <= owed.ends AND stored.ends >= owed.starts)
    UNION ALL
    SELECT stored.agency_id, stored.agreement_id, agreement.partnership_id, stored.government_id, stored.starts,
        stored.ends, stored.due, NULL, stored.id, stored.received, stored.waived_on,
        filed.first_filed, filed.versions, filed.filing_id
    FROM agreements_report stored
    JOIN agreements_agreement agreement ON agreement.id = stored.agreement_id
    JOIN agreements_partnership partnership ON partnership.id = agreement.partnership_id
    CROSS JOIN LATERAL (
        SELECT min(filing.filed_on) AS first_filed,
            array_agg(daterange(filing.filed_on, CASE WHEN filing.returned_on IS NOT NULL
                THEN greatest(filing.returned_on, filing.filed_on) END)) AS versions,
            (array_agg(filing.id ORDER BY filing.number DESC))[1] AS filing_id
        FROM (
            SELECT filing.id, filing.number, filing.filed_on, filing.returned_on FROM agreements_filing filing
            WHERE filing.agency_id = stored.agency_id AND filing.starts = stored.starts
                AND filing.filed_on IS NOT NULL AND EXISTS (
                    SELECT FROM agreements_answer answer
                    JOIN agreements_assignment assignment ON assignment.id = answer.assignment_id
                    JOIN agreements_cooperationfield field ON field.id = assignment.field_id
                    WHERE answer.filing_id = filing.id AND field.agreement_id = stored.agreement_id)) filing) filed
    WHERE NOT agreement.is_draft AND agreement.annulled_on IS NULL
        AND NOT partnership.is_draft AND partnership.annulled_on IS NULL) obligation
"""

FORWARD = RULES + PERIODS + VIEW
BACKWARD = """
DROP VIEW agreements_obligation;
DROP FUNCTION report_filed(daterange[], date);
DROP FUNCTION report_periods(bigint, date, date);
DROP FUNCTION report_period_ends(bigint, date);
DROP FUNCTION report_due(bigint, date);
DROP FUNCTION report_cycle(bigint, date);
"""
