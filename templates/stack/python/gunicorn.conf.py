"""Gunicorn's configuration: read from the same variables as the application's."""

import os
import shutil
import tempfile

bind = f"{os.getenv('API_HOST', '0.0.0.0')}:{os.getenv('API_PORT', '8000')}"
workers = int(os.getenv("WORKER_PROCESSES", "@workers@"))
worker_class = "uvicorn_worker.UvicornWorker"
timeout = int(os.getenv("WORKER_TIMEOUT", "120"))
graceful_timeout = 30
keepalive = 75
# Workers are replaced from time to time, not all at once: what leaks, leaks no further.
max_requests = 10_000
max_requests_jitter = 1_000
# Heartbeats in memory: on a disk they can hold up a worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
# nginx stands in front of it, on a network of its own.
forwarded_allow_ips = "*"
# nginx keeps a log of requests. A line of this server would hold the query, and with it tokens.
accesslog = None
# Nobody steers it from outside, and its root is read-only.
control_socket_disable = True
errorlog = "-"
loglevel = os.getenv("LOG_LEVEL", "INFO").lower()


def on_starting(server):
    """Each worker counts into files of this folder; whoever is asked adds them up."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="metrics-")


def on_exit(server):
    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)


def child_exit(server, worker):
    """What a worker that has ended counts as "now" is no longer so."""
    try:
        from prometheus_client import multiprocess
    except ImportError:
        return
    multiprocess.mark_process_dead(worker.pid)
