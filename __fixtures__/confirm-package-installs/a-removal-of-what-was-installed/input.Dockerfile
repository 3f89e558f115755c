FROM debian:12
RUN apt-get update && apt-get install -y build-essential
COPY . /src
RUN make -C /src install && apt-get purge build-essential
