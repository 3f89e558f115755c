FROM registry.example.com/base:Latest
COPY --from=registry.example.com/tools:Latest /a /a
