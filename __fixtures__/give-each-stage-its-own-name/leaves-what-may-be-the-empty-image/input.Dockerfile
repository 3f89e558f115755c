FROM alpine:3.20 AS scratch
RUN touch /a
FROM scratch
COPY --from=scratch /a /a
