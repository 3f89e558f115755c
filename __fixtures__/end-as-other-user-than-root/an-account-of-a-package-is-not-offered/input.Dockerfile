FROM debian:12-slim
RUN apt-get update && apt-get install -y postgresql
USER postgres
RUN /setup-database
USER root
RUN /setup
CMD ["/start"]
