"""Is it whole, and can it serve."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from app.settings import Settings


def add_routes(application: FastAPI, settings: Settings) -> None:
    @application.get("/ready", include_in_schema=False)
    async def ready(request: Request) -> Response:
        """200 while requests can be served: without the database they cannot, without the cache they can."""
        checks = await request.app.state.dependencies.check()
        return _answer(checks["database"], checks)

    if not settings.health_check_enabled:
        return

    @application.get(settings.health_check_path, include_in_schema=False)
    async def health(request: Request) -> Response:
        """200 while everything that the application stands on answers."""
        checks = await request.app.state.dependencies.check()
        return _answer(all(checks.values()), checks)


def _answer(is_whole: bool, checks: dict[str, bool]) -> Response:
    words = {name: "ok" if is_up else "down" for name, is_up in checks.items()}
    return JSONResponse(
        {"status": "ok" if is_whole else "unavailable", "checks": words},
        status_code=200 if is_whole else 503,
        headers={"Cache-Control": "no-store"},
    )
