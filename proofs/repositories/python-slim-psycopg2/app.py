import psycopg2
from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/health")
def health():
    return jsonify(libpq=psycopg2.__libpq_version__)
