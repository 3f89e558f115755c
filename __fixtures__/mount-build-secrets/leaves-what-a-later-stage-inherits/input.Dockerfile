FROM debian:12-slim AS base
ARG API_TOKEN
RUN /setup "$API_TOKEN"
FROM base
RUN /more "$API_TOKEN"
CMD ["/out/run"]
