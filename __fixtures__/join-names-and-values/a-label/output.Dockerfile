FROM debian:12-slim
LABEL maintainer="A. Person <a@example.org>"
LABEL version=1.0
LABEL description="two words"
