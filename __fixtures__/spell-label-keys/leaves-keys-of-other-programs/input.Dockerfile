FROM alpine:3.20
LABEL io.whalebrew.config.keep_container_user="true" \
      com.docker.extension.publisher-url="https://example.com" \
      alpha.example.dev/version="v1"
CMD ["ntpd", "-n"]
