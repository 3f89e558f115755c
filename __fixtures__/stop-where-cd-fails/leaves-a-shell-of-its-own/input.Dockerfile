FROM debian:12-slim
RUN sh -c 'cd /src; make'
