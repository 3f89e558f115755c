FROM ubuntu:22.04
ARG USER_ID=1000
RUN useradd --uid "$USER_ID" --create-home dev
USER dev
