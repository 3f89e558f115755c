FROM debian:12-slim AS fetch
RUN touch /tool
FROM debian:12-slim
COPY --from=fetch /tool /usr/local/bin/tool
RUN chmod +x /usr/local/bin/tool
