FROM debian:12
RUN sudo true || true
