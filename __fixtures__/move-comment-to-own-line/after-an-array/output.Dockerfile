FROM debian:12-slim
# for ever
ENTRYPOINT ["sleep"]
# really
CMD ["infinity"]
