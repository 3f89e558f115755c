FROM debian:12-slim
ARG USER_ID
ARG GROUP_ID
RUN groupadd -g ${GROUP_ID} app && \
    useradd -m -g app -u ${USER_ID} app
USER app
CMD ["bash"]
