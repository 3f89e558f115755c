FROM debian:bookworm
ARG USER_ID
RUN useradd -m -u $USER_ID dev
USER dev
