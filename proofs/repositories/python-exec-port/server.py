import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

port = int(sys.argv[2])


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"port {port}\n".encode())


HTTPServer(("0.0.0.0", port), Handler).serve_forever()
