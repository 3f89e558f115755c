FROM debian:12
RUN useradd app
USER app
RUN apt-get --version && apt-cache policy git && apt-get -s install git
