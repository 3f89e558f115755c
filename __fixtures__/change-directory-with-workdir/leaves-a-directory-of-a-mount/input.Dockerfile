FROM golang:1.22
RUN --mount=type=bind,source=src,target=/src cd /src && go build -o /bin/app
RUN --mount=type=cache,target=cache cd /opt/app && make
WORKDIR /app
