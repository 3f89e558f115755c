FROM debian:12-slim
EXPOSE 8080
EXPOSE 22/tcp
CMD ["app"]
