FROM debian:12-slim
RUN ["touch" "/tmp/a"]
CMD ["ls", "-l"
