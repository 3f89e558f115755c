FROM debian:12
RUN useradd one && useradd two
USER one
ENV LANG=C.UTF-8
USER root
RUN apt-get update && apt-get install -y git
USER two
