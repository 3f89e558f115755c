FROM debian:12-slim
COPY a.sh /a.sh
# It comes without the bit from the archive.
RUN chmod +x /a.sh
