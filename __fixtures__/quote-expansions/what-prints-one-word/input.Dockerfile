FROM debian:12-slim
RUN make -j$(nproc) && make --jobs=$(nproc) install
