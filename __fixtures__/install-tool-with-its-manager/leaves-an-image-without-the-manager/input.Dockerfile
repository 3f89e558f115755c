FROM debian:12
RUN gulp build
