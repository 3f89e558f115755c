FROM debian:12-slim
RUN curl -fsS http://127.0.0.1:1/install.sh | sh
CMD ["true"]
