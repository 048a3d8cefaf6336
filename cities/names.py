"""What places, governments and agencies are called in spreadsheets."""

from portal.imports.names import Named

NAMES = (
    Named(
        "cities.Country",
        "SELECT code, name_id, '' FROM cities_country UNION SELECT code, name_en, '' FROM cities_country",
    ),
    Named(
        "cities.Government",
        """
        SELECT key, name, '' FROM cities_government
        UNION SELECT key, regexp_replace(name, '^(Kota|Kabupaten|Provinsi) ', ''), '' FROM cities_government
        UNION SELECT key, code, '' FROM cities_government WHERE code IS NOT NULL
        """,
    ),
    Named(
        "cities.Locality",
        """
        WITH called AS (
            SELECT id, name FROM cities_locality UNION SELECT locality_id, name FROM cities_localityname
        )
        SELECT l.key, c.name, '' FROM called AS c JOIN cities_locality AS l USING (id)
        UNION SELECT l.key, c.name || ', ' || unnest(ARRAY[y.name_id, y.name_en]), ''
            FROM called AS c JOIN cities_locality AS l USING (id) JOIN cities_country AS y ON y.code = l.country_id
        """,
    ),
    Named(
        "cities.Agency",
        """
        SELECT a.key, n.name, g.key FROM cities_agency AS a JOIN cities_government AS g ON g.id = a.government_id
        CROSS JOIN LATERAL (VALUES (a.name), (a.abbreviation), (a.name || ' ' || g.name)) AS n (name)
        """,
    ),
)
