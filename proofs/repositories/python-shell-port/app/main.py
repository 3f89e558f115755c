import os

from flask import Flask

app = Flask(__name__)


@app.route("/")
def where():
    return "in " + os.getcwd()
