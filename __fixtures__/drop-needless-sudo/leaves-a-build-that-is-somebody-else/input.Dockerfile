FROM debian:12
RUN useradd --create-home app
USER app
RUN sudo apt-get update
