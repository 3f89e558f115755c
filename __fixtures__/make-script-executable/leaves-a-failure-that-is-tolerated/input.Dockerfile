FROM debian:12-slim
WORKDIR /srv
COPY . .
RUN ./warm-up.sh || true
CMD ["bash"]
