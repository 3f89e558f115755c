FROM debian:12
RUN apt-get update && \
    apt-get install -y nodejs && \
    apt-get install -y default-mysql-client default-libmysqlclient-dev
