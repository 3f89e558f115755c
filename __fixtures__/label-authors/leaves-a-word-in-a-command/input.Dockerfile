FROM alpine:3.20
RUN echo \
  MAINTAINER ada@example.com > /authors
ENV MAINTAINER=ada
