from flask import Flask

app = Flask(__name__)
app.route("/")(lambda: "up")
app.run(host="0.0.0.0", port=8000)
