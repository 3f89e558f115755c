FROM registry.example.com/base:4 AS build
USER 0
RUN make
FROM registry.example.com/run:4
USER "0"
CMD ["/work"]
