"""What the frame of every page needs."""


def page(request):
    """`may_log`: whether to offer the way to log a partnership. Asks nothing of the database for visitors."""
    user = getattr(request, "user", None)
    return {"may_log": bool(user and user.is_authenticated and user.has_perm("agreements.log"))}
