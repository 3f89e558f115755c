FROM debian:bullseye-slim
RUN sed -i -E 's,http://\w+\.debian\.org/(\S+),http://snapshot.debian.org/archive/\1/20260831T000000Z,' /etc/apt/sources.list \
    && echo 'Acquire::Check-Valid-Until "false";' > /etc/apt/apt.conf.d/10-no-check-valid-until
RUN apt-get update && apt-get install -y --no-install-recommends curl
