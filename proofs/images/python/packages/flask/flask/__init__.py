"""Routes by path, answers in text or JSON: what small applications ask of Flask."""

import json
from wsgiref.simple_server import make_server


class Flask:
    def __init__(self, name, **options):
        self.name = name
        self.config = {}
        self.routes = {}

    def route(self, path, **options):
        def keep(view):
            self.routes[path] = view
            return view

        return keep

    get = route

    def __call__(self, environ, start_response):
        view = self.routes.get(environ["PATH_INFO"])
        if view is None:
            start_response("404 NOT FOUND", [("Content-Type", "text/plain")])
            return [b"Not Found"]
        try:
            answer = view()
        except Exception as error:
            start_response("500 INTERNAL SERVER ERROR", [("Content-Type", "text/plain")])
            return [repr(error).encode()]
        text = answer if isinstance(answer, str) else json.dumps(answer)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [text.encode()]

    def run(self, host="127.0.0.1", port=5000, **options):
        print(f" * Running on http://{host}:{port}", flush=True)
        make_server(host, int(port), self).serve_forever()


def jsonify(**values):
    return values
