FROM debian:12-slim
COPY a.sh /a.sh
RUN chmod g+w /a.sh
