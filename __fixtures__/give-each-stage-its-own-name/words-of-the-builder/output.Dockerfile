FROM alpine:3.20 AS context-stage
RUN touch /a
FROM alpine:3.20
COPY --from=context-stage /a /a
