FROM registry.example.com/base:4 AS build
USER root
RUN make
FROM registry.example.com/run:4
USER "root"
CMD ["/work"]
