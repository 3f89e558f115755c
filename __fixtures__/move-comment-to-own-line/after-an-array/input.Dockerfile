FROM debian:12-slim
ENTRYPOINT ["sleep"] # for ever
CMD ["infinity"]    # really
