"""`gunicorn MODULE:APPLICATION`, one process."""

import argparse
import importlib
import os
import sys
from wsgiref.simple_server import make_server


def run():
    parser = argparse.ArgumentParser("gunicorn")
    parser.add_argument("app")
    parser.add_argument("-b", "--bind", default="127.0.0.1:8000")
    parser.add_argument("-w", "--workers")
    parser.add_argument("--chdir", default=".")
    parser.add_argument("--timeout")
    parser.add_argument("--access-logfile")
    options = parser.parse_args()
    os.chdir(options.chdir)
    sys.path.insert(0, os.getcwd())
    module, _, name = options.app.partition(":")
    application = getattr(importlib.import_module(module), name or "application")
    host, _, port = options.bind.rpartition(":")
    print(f"[INFO] Listening at: http://{options.bind}", file=sys.stderr, flush=True)
    make_server(host, int(port), application).serve_forever()
