from pathlib import Path

from flask import Flask

app = Flask(__name__)


@app.route("/")
def started():
    return "started " + Path("/app/data/started").read_text()
