FROM registry.example.com/base:4
USER 0:wheel
CMD ["/work"]
