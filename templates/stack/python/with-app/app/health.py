"""Is it alive, and can it serve."""

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from app.settings import Settings


def add_routes(application: FastAPI, settings: Settings) -> None:
    @application.get("/ready", include_in_schema=False)
    async def ready(request: Request) -> Response:
        """200 while requests can be served: without the database they cannot, without the cache they can."""
        checks = await request.app.state.dependencies.check()
        return _answer(checks["database"], {name: "ok" if is_up else "down" for name, is_up in checks.items()})

    if not settings.health_check_enabled:
        return

    @application.get(settings.health_check_path, include_in_schema=False)
    async def health() -> Response:
        """200 while the process answers: to start it anew brings no database back, so none is asked."""
        return _answer(True)


def _answer(is_well: bool, checks: dict[str, str] | None = None) -> Response:
    body: dict[str, object] = {"status": "ok" if is_well else "unavailable"}
    if checks is not None:
        body["checks"] = checks
    return JSONResponse(body, status_code=200 if is_well else 503, headers={"Cache-Control": "no-store"})
