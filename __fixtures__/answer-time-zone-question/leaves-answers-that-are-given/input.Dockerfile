FROM ubuntu:22.04 AS debconf
RUN echo "tzdata tzdata/Areas select Europe" | debconf-set-selections
RUN apt-get update && apt-get install -y tzdata
FROM ubuntu:22.04
COPY --from=debconf /etc/localtime /tmp/localtime
RUN apt-get update
RUN printf '8\n52\n' | apt-get install -y tzdata
