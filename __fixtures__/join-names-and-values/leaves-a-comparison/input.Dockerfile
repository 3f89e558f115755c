FROM debian:12-slim
ENV CHECK a = b
ENV OPTIONS --a=b --c = d
ENV EMPTY= FULL=1
ARG NAME= other
