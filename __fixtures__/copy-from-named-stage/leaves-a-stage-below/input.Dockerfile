FROM debian:12-slim AS final
COPY --from=build /a /a
FROM node:20 AS build
RUN touch /a
FROM final
CMD ["true"]
