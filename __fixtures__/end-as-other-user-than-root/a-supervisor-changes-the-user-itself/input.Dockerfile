FROM debian:12-slim
RUN useradd -m app
USER app
RUN make
USER root
CMD ["/usr/bin/supervisord", "-n"]
