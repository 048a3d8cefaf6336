"""Fields that continue or carry out one another: which agreed field another one stands for."""

from collections.abc import Collection, Iterable, Mapping


def families(origins: Mapping[int, int | None]) -> dict[int, set[int]]:
    """For each field all that are linked with it by continuing or carrying out one another; `origins` by field."""
    found: dict[int, set[int]] = {field: {field} for field in origins}
    for field, origin in origins.items():
        if origin in found and found[field] is not found[origin]:
            joined = found[field] | found[origin]
            for each in joined:
                found[each] = joined
    return found


def stands_for(fields: Iterable[int | None], agreed: Collection[int], linked: Mapping[int, set[int]]) -> set[int]:
    """The agreed fields that these are, or else continue, carry out, or were continued by."""
    reached: set[int] = set()
    for field in fields:
        reached |= {field} if field in agreed else linked.get(field, set()) & set(agreed)
    return reached
