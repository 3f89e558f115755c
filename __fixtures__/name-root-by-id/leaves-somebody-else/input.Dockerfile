FROM registry.example.com/base:4
USER rooty
CMD ["/work"]
