FROM debian:12-slim
WORKDIR /app
RUN cd /app; make
