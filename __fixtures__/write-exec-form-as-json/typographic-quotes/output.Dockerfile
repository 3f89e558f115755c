FROM debian:12-slim
ENTRYPOINT ["/bin/echo", "hello"]
SHELL ["/bin/sh", "-c"]
