FROM registry.example.com/base:2
RUN make
