FROM debian:12-slim
COPY --chmod=755 entrypoint.sh /
RUN sed -i 's/\r$//' /entrypoint.sh
ENTRYPOINT ["/entrypoint.sh"]
CMD ["echo", "started"]
