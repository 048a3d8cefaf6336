"""What a request may carry in: of a file that is too large no more is kept than is needed to say so."""

from django.core.files.uploadhandler import FileUploadHandler
from django.shortcuts import render

from portal.documents.content import LARGEST, LARGEST_MB

#: A body that says beforehand that it is larger is not read. Below it a form keeps what was typed beside the file.
LARGEST_BODY = 64 * 1024 * 1024
#: Seconds of silence after which the server stops waiting for more of a body, or for somebody to take the answer.
PATIENCE = 60


class BoundedBody:
    """Answers 413 to what announces more than any form takes; nothing of it is read, by us or by the form.

    Who falls silent in the middle of a request holds one of few threads: gunicorn itself would wait for ever.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if line := request.META.get("gunicorn.socket"):
            line.settimeout(PATIENCE)
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isascii() and announced.isdigit() and int(announced[:40]) > LARGEST_BODY:
            return render(request, "413.html", {"limit": LARGEST_MB}, status=413)
        return self.get_response(request)


class BoundedUpload(FileUploadHandler):
    """Stands before the handlers that keep the file, and hands them no bytes beyond the limit but the next few."""

    def receive_data_chunk(self, raw_data, start):
        return None if start > LARGEST else raw_data

    def file_complete(self, file_size):
        return None
