FROM debian:12
COPY app/ /app/
RUN mkdir /app
