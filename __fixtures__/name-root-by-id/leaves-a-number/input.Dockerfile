FROM registry.example.com/base:4
USER 0
CMD ["/work"]
