"""What proofs need of uvicorn: its command line, its import of the application, HTTP/1.1 answers."""

import argparse
import asyncio
import importlib
import os
import signal
import sys


def main():
    parser = argparse.ArgumentParser(prog="uvicorn")
    parser.add_argument("app", metavar="APP")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--log-level", default="info")
    parser.add_argument("--app-dir", default="")
    parser.add_argument("--proxy-headers", action="store_true")
    options = parser.parse_args()
    # As in uvicorn itself: the application is looked for in the working directory, whether this was
    # started as a script or with python -m.
    sys.path.insert(0, options.app_dir)
    module, _, attribute = options.app.partition(":")
    application = getattr(importlib.import_module(module), attribute or "app")
    asyncio.run(serve(application, options.host, options.port))


async def serve(application, host, port):
    async def connected(reader, writer):
        try:
            await answer(application, reader, writer)
        finally:
            writer.close()

    log(f"Started server process [{os.getpid()}]")
    server = await asyncio.start_server(connected, host, port)
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    log(f"Uvicorn running on http://{host}:{port} (Press CTRL+C to quit)")
    async with server:
        await stopping.wait()
    log("Shutting down")


async def answer(application, reader, writer):
    request = (await reader.readline()).decode("latin-1").split()
    if len(request) < 2:
        return
    headers = []
    while line := (await reader.readline()).rstrip(b"\r\n"):
        name, _, value = line.partition(b":")
        headers.append((name.strip().lower(), value.strip()))
    body = await reader.readexactly(int(dict(headers).get(b"content-length", b"0")))
    path, _, query = request[1].partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request[0],
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": headers,
        "client": writer.get_extra_info("peername"),
        "server": writer.get_extra_info("sockname"),
    }

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message):
        if message["type"] == "http.response.start":
            writer.write(b"HTTP/1.1 %d \r\nconnection: close\r\n" % message["status"])
            for name, value in message.get("headers", []):
                writer.write(b"%s: %s\r\n" % (name, value))
            writer.write(b"\r\n")
        else:
            writer.write(message.get("body", b""))
            await writer.drain()

    await application(scope, receive, send)
    log(f'"{request[0]} {request[1]} HTTP/1.1"')


def log(text):
    print(f"INFO:     {text}", file=sys.stderr, flush=True)
