FROM debian:12
COPY setup.sh .
RUN mkdir -p /app && ./setup.sh
