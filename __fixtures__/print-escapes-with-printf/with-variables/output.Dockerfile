FROM debian:12-slim
ARG NAME=app
RUN printf '%b\n' "name=$NAME\n" >> /c
