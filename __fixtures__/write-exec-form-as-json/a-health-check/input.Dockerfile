FROM debian:12-slim
HEALTHCHECK --interval=10s CMD ['true']
