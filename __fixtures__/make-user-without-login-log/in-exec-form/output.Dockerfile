FROM debian:12-slim
RUN ["useradd", "-l", "-u", "123456", "app"]
USER 123456
CMD ["bash"]
