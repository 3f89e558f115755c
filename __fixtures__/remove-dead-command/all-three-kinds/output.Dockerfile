FROM debian:12-slim AS a

ENTRYPOINT ["sleep"]

CMD ["60"]
HEALTHCHECK NONE
FROM debian:12-slim
RUN true
CMD echo b
