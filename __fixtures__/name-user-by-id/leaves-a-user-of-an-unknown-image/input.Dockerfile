FROM registry.example.com/base:4
USER worker
CMD ["/work"]
