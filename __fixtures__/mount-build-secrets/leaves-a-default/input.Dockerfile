FROM debian:12-slim
ARG DB_PASSWORD=postgres
RUN /setup "$DB_PASSWORD"
CMD ["/out/run"]
