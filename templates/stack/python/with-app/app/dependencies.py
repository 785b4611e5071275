"""What the application stands on: PostgreSQL and Redis."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import asyncpg
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from app import metrics
from app.settings import Settings

CHECK_TIMEOUT = 2.0


@dataclass(frozen=True)
class Dependencies:
    database: asyncpg.Pool
    cache: Redis

    async def check(self) -> dict[str, bool]:
        """Asks each of them, at the same time; one that does not answer in time is down."""
        checks: dict[str, Callable[[], Awaitable[object]]] = {
            "database": self._ask_database,
            "redis": self.cache.ping,
        }
        answers = await asyncio.gather(*(_answers(check) for check in checks.values()))
        result = dict(zip(checks, answers, strict=True))
        for name, is_up in result.items():
            metrics.DEPENDENCY_UP.labels(name).set(is_up)
        return result

    async def _ask_database(self) -> None:
        # The pool reconnects where a connection was lost.
        async with self.database.acquire(timeout=CHECK_TIMEOUT) as connection:
            await connection.execute("SELECT 1")


async def _answers(check: Callable[[], Awaitable[object]]) -> bool:
    try:
        await asyncio.wait_for(check(), CHECK_TIMEOUT)
    except Exception:  # Whatever the reason, it does not answer; the reason may hold a password.
        return False
    return True


@asynccontextmanager
async def open_dependencies(settings: Settings) -> AsyncIterator[Dependencies]:
    """Opens pools that connect when they are first used: the application starts while the database does not."""
    # asyncpg knows no driver in the scheme, as SQLAlchemy does.
    scheme, _, rest = settings.database_url.get_secret_value().partition("://")
    database = await asyncpg.create_pool(
        f"{scheme.partition('+')[0]}://{rest}",
        min_size=0,
        max_size=max(1, settings.db_pool_size + settings.db_max_overflow),
        timeout=settings.db_pool_timeout,
        max_inactive_connection_lifetime=max(0, settings.db_pool_recycle),
    )
    cache = Redis.from_url(
        settings.redis_url.get_secret_value(),
        max_connections=settings.redis_max_connections,
        socket_connect_timeout=CHECK_TIMEOUT,
        socket_timeout=CHECK_TIMEOUT,
        # Connections of the pool end when Redis starts anew: once more, at once, over a new one.
        retry=Retry(NoBackoff(), 1),
    )
    metrics.watch_pool(database)
    try:
        yield Dependencies(database, cache)
    finally:
        await cache.aclose()
        await database.close()
