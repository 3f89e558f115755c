ARG VERSION=3.1.0
FROM alpine:3.20 AS one
ARG VERSION
RUN wget -O /one "https://example.com/one-$VERSION.txt"

FROM alpine:3.20
ARG VERSION
RUN wget -O /two "https://example.com/two-$VERSION.txt"
COPY --from=one /one /one
