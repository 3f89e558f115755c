FROM debian:12-slim
ENV ADMIN_PASSWORD=changeme
CMD ["bash"]
