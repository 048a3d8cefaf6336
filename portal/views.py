"""Views of no app: the pages for a form that was refused for its token, and for a request that cannot be read."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render


@login_not_required
def csrf_failure(request, reason=""):
    """The form was open too long, or came from elsewhere: say so and say what to do."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request, exception):
    """Django's own handler asks for the token again, and so reads once more what cannot be read."""
    return render(request, "400.html", status=400)
