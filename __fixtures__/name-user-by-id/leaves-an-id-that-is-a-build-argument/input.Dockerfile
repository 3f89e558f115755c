FROM debian:12-slim
ARG APP_UID=1000
RUN useradd --uid ${APP_UID} --create-home app
USER app
CMD ["bash"]
