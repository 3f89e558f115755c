FROM debian:12-slim
RUN case "$(dpkg --print-architecture)" in \
      arm64) curl -fsSLo /gosu https://github.com/tianon/gosu/releases/download/1.17/gosu-arm64 ;; \
      *) curl -fsSLo /gosu https://github.com/tianon/gosu/releases/download/1.17/gosu-amd64 ;; \
    esac
