FROM debian:12-slim
HEALTHCHECK --interval=10s \
CMD true
ONBUILD \
RUN echo a
RUN apt-get update \
    && echo \
    ENV is set
