"""How many exports may run at once: so many for a person, so many for all visitors together.

A slot is a lock of the database, held by the connection that copies: it is free again when that ends, however it ends.
"""

from collections.abc import Callable

from django.db import connection

OF_A_PERSON = 2
#: Visitors are not told apart; a server has eight threads, and half of them stay free for pages.
OF_ALL_VISITORS = 4
#: After as many seconds it is worth trying again.
SECONDS_TO_WAIT = 30


def take(user) -> Callable[[], None] | None:
    """What gives the slot back; None where all are taken."""
    whose, number = (f"user {user.pk}", OF_A_PERSON) if user.is_authenticated else ("visitors", OF_ALL_VISITORS)
    for place in range(number):
        name = f"export of {whose}, {place}"
        if _ask("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", name):
            return lambda name=name: _ask("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", name)
    return None


def _ask(statement: str, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [name])
        return cursor.fetchone()[0]
