"""A real mail server on this machine, which keeps what it takes and refuses whom it is told to refuse."""

from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Postbox:
    def __init__(self):
        self.taken: list[EmailMessage] = []
        self.refused: set[str] = set()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802 named by the server
        if address in self.refused:
            return "550 mailbox unavailable"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 named by the server
        self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.taken if message["To"] == address]

    def bodies(self, address: str) -> list[str]:
        return [message.get_content().replace("\r\n", "\n") for message in self.to(address)]


class _AnyPort(Controller):
    """Asks the system for a free port instead of guessing one."""

    def factory(self):
        return SMTP(self.handler, hostname="localhost", decode_data=False)

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def serving(settings):
    """Mail goes to the server inside; afterwards nobody listens."""
    postbox = Postbox()
    controller = _AnyPort(postbox, hostname="127.0.0.1", port=0)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    try:
        yield postbox
    finally:
        controller.stop()
