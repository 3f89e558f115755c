FROM debian:12
RUN curl -fsS http://localhost:8080/ && wget -q http://10.0.0.7/a && curl -fsS http://files/a
