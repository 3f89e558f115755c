FROM debian:12-slim
COPY boot.sh /boot.sh
ENTRYPOINT ["bash", "/boot.sh"]
