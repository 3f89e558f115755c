ARG GO_VERSION=1.25

FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine AS build
WORKDIR /src
RUN --mount=type=bind,source=go.mod,target=go.mod go mod download -x
RUN --mount=type=bind,target=. CGO_ENABLED=0 go build -o /bin/shop .

FROM scratch
COPY --from=build /bin/shop /shop
ENTRYPOINT ["/shop"]
