FROM debian:12-slim
RUN printf 'FROM scratch\\n\
COPY a /a\\n\
USER 1\\n' > /Dockerfile
