"""The log in a browser: a page that asks nothing of the network, and that no other page can reach."""

import os
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer

from tracker.locale import set_language
from tracker.tui.serve import LOOPBACK, LogServer, PortTaken, serve


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def served() -> AsyncIterator[tuple[TestClient[web.Request, web.Application], list[str]]]:
    told: list[str] = []
    port = free_port()
    server = LogServer(["true"], port, told.append, open_browser=False)
    async with TestClient(TestServer(await server._make_app(), host=LOOPBACK, port=port)) as client:
        yield client, told


async def test_the_address_is_told_and_is_of_this_machine() -> None:
    async with served() as (client, told):
        assert told == [f"http://127.0.0.1:{client.port}"]


async def test_the_page_names_no_other_host() -> None:
    async with served() as (client, _told):
        answer = await client.get("/")
        page = await answer.text()
        assert answer.status == 200
        assert set(re.findall(r"(?:https?|wss?)://([^/\"']+)", page)) == {f"127.0.0.1:{client.port}"}
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        for part in re.findall(r'(?:href|src)="(/[^"]+)"', page):
            assert (await client.get(part)).status == 200


async def test_the_page_speaks_the_language_in_force() -> None:
    async with served() as (client, _told):
        set_language("da")
        assert '<html lang="da">' in await (await client.get("/")).text()


@pytest.mark.parametrize("path", ["/", "/ws"])
@pytest.mark.parametrize("stranger", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
async def test_other_pages_and_names_are_refused(path: str, stranger: dict[str, str]) -> None:
    async with served() as (client, _told), ClientSession() as session:
        answer = await session.get(f"http://127.0.0.1:{client.port}{path}", headers=stranger)
        assert answer.status == 403


def test_a_port_in_use_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=str(port)):
            serve("unused.db", port=port, announce=print)
    assert "TRACKER_DATABASE" not in os.environ
