FROM debian:12
ENV DATA=/data
WORKDIR $DATA
RUN echo first > /data/index
VOLUME $DATA
CMD ["cat", "/data/index"]
