FROM debian:12-slim
RUN cat /etc/os-release | sort > /sorted
