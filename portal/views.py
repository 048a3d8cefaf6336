"""Views of no app: the page for a form that was refused for its token."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render


@login_not_required
def csrf_failure(request, reason=""):
    """The form was open too long, or came from elsewhere: say so and say what to do."""
    return render(request, "403_csrf.html", status=403)
