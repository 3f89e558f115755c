FROM debian:12-slim
EXPOSE 22 8080
CMD ["app"]
