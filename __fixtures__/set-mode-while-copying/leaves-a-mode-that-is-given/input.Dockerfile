FROM debian:12-slim
COPY --chmod=644 a.sh /a.sh
RUN chmod 755 /a.sh
