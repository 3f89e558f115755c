FROM debian:12
RUN mkdir /srv
