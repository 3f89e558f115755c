FROM debian:12-slim
WORKDIR /app
COPY versions.txt .
RUN if [[ -s versions.txt ]]; then mapfile -t versions < versions.txt; fi && diff <(sort versions.txt) versions.txt
CMD ["cat", "versions.txt"]
