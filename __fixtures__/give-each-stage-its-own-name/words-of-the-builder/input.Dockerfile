FROM alpine:3.20 AS context
RUN touch /a
FROM alpine:3.20
COPY --from=context /a /a
