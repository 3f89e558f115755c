FROM debian:12-slim
COPY boot.sh /boot.sh
RUN sed -i 's/\r$//' /boot.sh
ENTRYPOINT ["bash", "/boot.sh"]
