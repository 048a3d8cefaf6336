"""How gunicorn serves the portal. `make run` sets PORT; everything else here is the same everywhere."""

import os
from pathlib import Path

from portal.orphans import end_with_parent

end_with_parent()

wsgi_app = "portal.wsgi"
bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = 2
threads = 4
# Long enough for the largest file a page may send, short enough to free a thread that hangs.
timeout = 60
graceful_timeout = 8
keepalive = 5
# No `max_requests`: a worker that is renewed cuts off whoever still downloads after a minute. Memory does not grow by
# serving (`make bench`).
# On a disk the worker's sign of life can wait behind other writes.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")
control_socket_disable = True
