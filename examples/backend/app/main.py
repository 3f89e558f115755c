"""The service as an ASGI application: GET /health says that it is alive."""

import json
import os

ALLOWED_ORIGIN = os.environ.get("ALLOWED_ORIGIN", "*")


async def app(scope, receive, send):
    if scope["type"] != "http":
        raise NotImplementedError(scope["type"])
    found = scope["path"] == "/health"
    await send(
        {
            "type": "http.response.start",
            "status": 200 if found else 404,
            "headers": [
                (b"content-type", b"application/json"),
                (b"access-control-allow-origin", ALLOWED_ORIGIN.encode()),
            ],
        }
    )
    body = {"status": "ok"} if found else {"error": "not found"}
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
