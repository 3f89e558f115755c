FROM registry.example.com/base:4
USER root:wheel
CMD ["/work"]
