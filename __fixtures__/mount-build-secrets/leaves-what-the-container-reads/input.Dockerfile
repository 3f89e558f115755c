FROM debian:12-slim
ARG API_TOKEN
ENV API_TOKEN=$API_TOKEN
RUN /setup "$API_TOKEN"
CMD ["/out/run"]
