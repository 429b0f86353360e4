"""Modules that are imported when something in them is first asked for."""

from importlib import import_module
from typing import Any


class Lazily:
    """Stands for a module; write it in the `else` of `if TYPE_CHECKING`, so that types are those of the module."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._module), name)
