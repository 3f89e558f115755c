FROM debian:12-slim
ARG WHO=app
RUN useradd --uid 1500 app
USER 1500:app
RUN id
USER $WHO
CMD ["bash"]
