FROM debian:12-slim
RUN echo "deb http://example.org `lsb_release -cs` main" > /list
