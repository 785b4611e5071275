"""Numbers for Prometheus, added up over all workers."""

import os
import time

import asyncpg
from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.settings import Settings

REQUESTS = Counter("http_requests_total", "Requests that were answered.", ["method", "route", "status"])
DURATION = Histogram(
    "http_request_duration_seconds",
    "Time to the last byte of an answer.",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60),
)
IN_PROGRESS = Gauge(
    "http_requests_in_progress", "Requests that are being answered.", multiprocess_mode="livesum"
)
WORKERS = Gauge("catalyst_workers", "Workers that run.", multiprocess_mode="livesum")
DEPENDENCY_UP = Gauge(
    "catalyst_dependency_up",
    "Whether what the application stands on answered last time.",
    ["dependency"],
    multiprocess_mode="livemostrecent",
)
POOL = Gauge(
    "catalyst_database_pool_connections",
    "Connections to the database that the workers hold.",
    ["state"],
    multiprocess_mode="livesum",
)
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

_pool: asyncpg.Pool | None = None


def count_worker() -> None:
    WORKERS.set(1)


def watch_pool(pool: asyncpg.Pool) -> None:
    global _pool
    _pool = pool


def _read_pool() -> None:
    if _pool is not None:
        idle = _pool.get_idle_size()
        POOL.labels("idle").set(idle)
        POOL.labels("used").set(_pool.get_size() - idle)


class MetricsMiddleware:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500
        started = time.perf_counter()

        async def note_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        IN_PROGRESS.inc()
        try:
            await self.app(scope, receive, note_status)
        finally:
            IN_PROGRESS.dec()
            # The pattern of the route, not the path: callers choose paths, and each would be a series of its own.
            route = getattr(scope.get("route"), "path", "other")
            method = scope["method"] if scope["method"] in METHODS else "other"
            REQUESTS.labels(method, route, str(status)).inc()
            DURATION.labels(method, route).observe(time.perf_counter() - started)
            _read_pool()


def add_route(application: FastAPI, settings: Settings) -> None:
    if not settings.metrics_enabled:
        return

    @application.get(settings.metrics_path, include_in_schema=False)
    async def metrics() -> Response:
        registry = REGISTRY
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
