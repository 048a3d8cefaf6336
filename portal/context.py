"""What the frame of every page needs."""


def page(request):
    """What to offer the reader: `may_log` a partnership, `may_appoint` people. Visitors cost no query."""
    user = getattr(request, "user", None)
    if not user or not user.is_authenticated:
        return {"may_log": False, "may_appoint": False}
    return {"may_log": user.has_perm("agreements.log"), "may_appoint": user.has_perm("cities.change_membership")}
