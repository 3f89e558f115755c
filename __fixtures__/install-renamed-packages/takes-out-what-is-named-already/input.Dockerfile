FROM debian:12
RUN apt-get update && \
    apt-get install -y nodejs-legacy nodejs && \
    apt-get install -y mysql-client libmysqlclient-dev
