FROM debian:12-slim AS one
RUN useradd -m app
USER app
RUN make one
USER root:root
RUN make installed
CMD ["/one"]
FROM debian:12-slim AS two
RUN useradd -m app
USER app
RUN make two
USER root
COPY start /start
CMD ["/start"]
