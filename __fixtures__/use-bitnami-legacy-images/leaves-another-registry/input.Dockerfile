FROM registry.example.com/bitnami/redis:7.2
