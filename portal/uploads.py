"""What a request may carry in: of a file that is too large no more is kept than is needed to say so."""

from django.core.files.uploadhandler import FileUploadHandler

from portal.attachments import LARGEST


class BoundedUpload(FileUploadHandler):
    """Stands before the handlers that keep the file, and hands them no bytes beyond the limit but the next few."""

    def receive_data_chunk(self, raw_data, start):
        return None if start > LARGEST else raw_data

    def file_complete(self, file_size):
        return None
