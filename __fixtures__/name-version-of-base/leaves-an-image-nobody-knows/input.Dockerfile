FROM registry.example.com/base
CMD ["date"]
