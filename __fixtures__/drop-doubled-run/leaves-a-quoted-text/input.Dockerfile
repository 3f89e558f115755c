FROM debian:12
RUN printf '%s\n' "FROM scratch" "RUN true" > /srv/Dockerfile
