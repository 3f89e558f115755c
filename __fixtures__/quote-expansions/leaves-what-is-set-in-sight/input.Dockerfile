FROM debian:12-slim
ARG PACKAGES
ENV DIR=/a
RUN v=1.2 && apt-get install -y $PACKAGES && cd $DIR && mkdir /opt/$v
