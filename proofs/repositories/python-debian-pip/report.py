from flask import Flask

app = Flask(__name__)


@app.route("/")
def totals():
    return "42 orders"


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000)
