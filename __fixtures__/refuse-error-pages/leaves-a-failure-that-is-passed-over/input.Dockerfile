FROM debian:12
RUN curl -so /tmp/a https://downloads.example.com/a || true
RUN until curl -s http://localhost:8080/; do sleep 1; done
