FROM debian:12-slim
RUN export A=$(cat /a) B=$(cat /b) && echo "$A$B"
