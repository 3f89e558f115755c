FROM node:20 AS assets
FROM node:20 AS app1
FROM debian:12-slim AS final
COPY --from=Assets /a /a
COPY --from=app2 /a /a
COPY --from=sources /b /b
COPY --from=0 /b /b
