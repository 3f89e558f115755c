FROM debian:12-slim
RUN echo --allow-unauthenticated apt-get --force-yes
