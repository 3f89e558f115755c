FROM debian:12-slim AS a
ENTRYPOINT ["sh"]
HEALTHCHECK CMD false
CMD ["-c", "a"]

ENTRYPOINT ["sleep"]

CMD ["60"]
HEALTHCHECK NONE
FROM debian:12-slim
CMD \
    echo a
RUN true
CMD echo b
