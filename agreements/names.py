"""What partnerships, agreements and what stands below them are called in spreadsheets."""

from portal.imports.names import Named

_PARTNERS = """
    SELECT id, name FROM cities_locality UNION SELECT locality_id, name FROM cities_localityname
"""


def _below(table: str, attribute: str) -> str:
    return f"""
        SELECT r.key, r.{attribute}, g.key FROM {table} AS r JOIN cities_government AS g ON g.id = r.government_id
    """  # noqa: S608


NAMES = (
    Named(
        "agreements.Partnership",
        f"""
        SELECT p.key, n.name, g.key FROM agreements_partnership AS p
        JOIN cities_government AS g ON g.id = p.government_id
        JOIN cities_locality AS l ON l.id = p.partner_id JOIN cities_country AS y ON y.code = l.country_id
        JOIN ({_PARTNERS}) AS c ON c.id = l.id
        CROSS JOIN LATERAL (VALUES (c.name), (c.name || ', ' || y.name_id), (c.name || ', ' || y.name_en),
            (g.name || ' ' || c.name), (p.partner_institution)) AS n (name)
        WHERE p.annulled_on IS NULL
        """,  # noqa: S608
    ),
    Named(
        "agreements.Agreement",
        """
        SELECT a.key, n.name, g.key FROM agreements_agreement AS a
        JOIN cities_government AS g ON g.id = a.government_id
        CROSS JOIN LATERAL (VALUES (a.number_home), (a.number_partner), (a.title)) AS n (name)
        WHERE a.annulled_on IS NULL
        """,
    ),
    Named("agreements.CooperationField", _below("agreements_cooperationfield", "wording")),
    Named("agreements.Activity", _below("agreements_activity", "title")),
    Named("agreements.PlanItem", _below("agreements_planitem", "title")),
    Named(
        "agreements.Sector",
        "SELECT key, name_id, '' FROM agreements_sector UNION SELECT key, name_en, '' FROM agreements_sector",
    ),
    Named(
        "agreements.Assignment",
        """
        SELECT s.key, n.name, g.key FROM agreements_assignment AS s
        JOIN cities_government AS g ON g.id = s.government_id JOIN cities_agency AS a ON a.id = s.agency_id
        JOIN agreements_cooperationfield AS f ON f.id = s.field_id
        CROSS JOIN LATERAL (VALUES (a.name || ' ' || f.wording), (f.wording || ' ' || a.name)) AS n (name)
        """,
    ),
)
