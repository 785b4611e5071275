"""The application: uvicorn @entry@"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from app import health, logs, metrics
from app.dependencies import open_dependencies
from app.settings import Settings, get_settings


def create_app(settings: Settings) -> FastAPI:
    """Builds the application; nothing is connected before it starts."""
    logs.configure(settings)
    is_production = settings.environment in ("production", "staging")

    @asynccontextmanager
    async def lifespan(application: FastAPI) -> AsyncIterator[None]:
        metrics.count_worker()
        async with open_dependencies(settings) as dependencies:
            application.state.dependencies = dependencies
            yield

    application = FastAPI(
        title="@name@",
        debug=settings.debug,
        lifespan=lifespan,
        # What there is to call is not told to everyone.
        docs_url=None if is_production else "/docs",
        redoc_url=None,
        openapi_url=None if is_production else "/openapi.json",
    )
    if settings.allowed_hosts:
        # The container itself asks for its health by address, Prometheus by name.
        hosts = [*settings.allowed_hosts, "127.0.0.1", "localhost", "backend"]
        application.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts)
    application.add_middleware(
        CORSMiddleware,
        allow_origins=settings.allowed_origins,
        allow_credentials=settings.allow_credentials,
        allow_methods=settings.allowed_methods or ["GET", "POST", "PUT", "PATCH", "DELETE"],
        allow_headers=settings.allowed_headers or ["Authorization", "Content-Type"],
    )
    # Added last, so it is the outermost: what the others refuse is counted too.
    application.add_middleware(metrics.MetricsMiddleware)
    health.add_routes(application, settings)
    metrics.add_route(application, settings)
    return application


app = create_app(get_settings())
