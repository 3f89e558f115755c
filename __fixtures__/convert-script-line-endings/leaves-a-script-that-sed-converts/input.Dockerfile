FROM debian:12-slim
WORKDIR /srv
COPY . .
RUN sed -i 's/\r//' *.sh && chmod +x *.sh
ENTRYPOINT ["./entrypoint.sh"]
