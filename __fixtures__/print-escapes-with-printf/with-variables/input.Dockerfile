FROM debian:12-slim
ARG NAME=app
RUN echo "name=$NAME\n" >> /c
