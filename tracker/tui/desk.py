"""The desk: one worker thread that owns the database, so that nothing blocks the screen and writes never cross."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    # SQLAlchemy comes with it, which the first screen is painted without.
    from tracker.store.store import Store

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")

LOCK_SECONDS = 5.0
"""How long to wait for other programs: nobody looks longer at a screen that does nothing."""


class Desk:
    """Runs use cases of the diary, one at a time, each with the open database as its first argument."""

    def __init__(self, database: str | None) -> None:
        self._database = database
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._store: Store | None = None

    async def open(self) -> "Store":
        """Open the database; raises StoreProblem and FoodTableProblem."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._opened)

    async def ask(
        self,
        use_case: "Callable[Concatenate[Store, _Parameters], _Result]",
        *arguments: _Parameters.args,
        **options: _Parameters.kwargs,
    ) -> _Result:
        """What `use_case` gives; raises what it raises. Opens the database where it is not open yet."""
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, partial(self._run, use_case, *arguments, **options)
        )

    async def load(self, module: Callable[[], _Result]) -> _Result:
        """What `module` gives, run in the thread: for imports that would hold up the screen."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, module)

    def close(self) -> None:
        """Finish what is under way and let go of the database."""
        self._thread.submit(self._closed).result()
        self._thread.shutdown()

    def _run(
        self,
        use_case: "Callable[Concatenate[Store, _Parameters], _Result]",
        *arguments: _Parameters.args,
        **options: _Parameters.kwargs,
    ) -> _Result:
        return use_case(self._opened(), *arguments, **options)

    def _opened(self) -> "Store":
        if self._store is None:
            from tracker.store.store import Store

            self._store = Store.open(self._database, lock_seconds=LOCK_SECONDS)
        return self._store

    def _closed(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
