FROM debian:12-slim
RUN export A=b C=$D && export E="$F" && export G
