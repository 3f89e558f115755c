FROM debian:12-slim
COPY --chmod=755 start.sh /
RUN bash -c "echo built"
ENTRYPOINT ["/start.sh"]
