FROM debian:12
WORKDIR /app
RUN (cd web && make) && make
RUN if [ -d web ]; then cd web && make; fi
RUN cd web || mkdir web
RUN pushd web && make && popd
RUN sh -c "cd web && make"
