FROM debian:12
RUN apt-get update && apt-get install -y curl make gcc
COPY tool /usr/src/tool
# build the tool
RUN cd /usr/src/tool && \
    ./configure && \
    make install
ENV TOOL=1
COPY app /app
WORKDIR /app
CMD ["./run"]
