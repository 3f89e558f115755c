FROM debian:12
RUN apt -qq -o Acquire::Retries=3 update \
    && apt -y --no-install-recommends install git ./local.deb \
    && apt autoremove -y; \
    apt clean
