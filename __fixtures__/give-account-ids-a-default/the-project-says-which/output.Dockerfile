FROM debian:bookworm
ARG USER_ID=1001
RUN useradd -m -u $USER_ID dev
USER dev
