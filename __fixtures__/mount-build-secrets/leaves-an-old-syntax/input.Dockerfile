# syntax=docker/dockerfile:1.4
FROM debian:12-slim
ARG API_TOKEN
RUN /setup "$API_TOKEN"
CMD ["/out/run"]
