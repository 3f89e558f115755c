FROM debian:12-slim
COPY archive.asc /tmp/
RUN apt-key add /tmp/archive.asc && rm /tmp/archive.asc
CMD ["apt-key", "list"]
