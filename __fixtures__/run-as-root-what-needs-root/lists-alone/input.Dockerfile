FROM debian:12
RUN useradd -m app
USER app
RUN apt-get update
CMD ["ls"]
