"""A page of a long list."""

from django.core.paginator import Page
from django.db.models import QuerySet


def rows_of_page(found: QuerySet | list, page: Page) -> QuerySet | list:
    """The rows of a page of what was found, in its order.

    Beyond the first page they are found by their ids first: the database would compute all columns of every row that
    it passes over.
    """
    if page.number == 1 or not isinstance(found, QuerySet):
        return page.object_list
    return found.filter(pk__in=list(page.object_list.values_list("pk", flat=True)))
