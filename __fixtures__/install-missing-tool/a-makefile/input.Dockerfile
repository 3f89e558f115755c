FROM debian:12
WORKDIR /src
COPY Makefile .
RUN make
CMD ["cat", "greeting"]
