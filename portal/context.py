"""What the frame of every page needs."""

OFFERS = {
    "may_log": "agreements.log",
    "may_appoint": "cities.change_membership",
    "may_remind": "evaluations.remind",
}


def page(request):
    """What to offer the reader: `may_log` a partnership, `may_appoint` people, `may_remind` agencies.

    Visitors cost no query.
    """
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return dict.fromkeys(OFFERS, False)
    return {name: user.has_perm(permission) for name, permission in OFFERS.items()}
