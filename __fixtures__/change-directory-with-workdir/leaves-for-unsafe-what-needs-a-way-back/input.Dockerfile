FROM debian:12
WORKDIR /app
RUN cd /opt/tool && make install
CMD ["make"]
