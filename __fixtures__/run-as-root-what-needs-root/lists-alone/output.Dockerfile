FROM debian:12
RUN useradd -m app
RUN apt-get update
USER app
CMD ["ls"]
