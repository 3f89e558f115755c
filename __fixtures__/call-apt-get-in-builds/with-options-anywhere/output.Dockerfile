FROM debian:12
RUN apt-get -qq -o Acquire::Retries=3 update \
    && apt-get -y --no-install-recommends install git ./local.deb \
    && apt-get autoremove -y; \
    apt-get clean
