FROM debian:12
ENV DATA=/data
WORKDIR $DATA
VOLUME $DATA
RUN echo first > /data/index
CMD ["cat", "/data/index"]
