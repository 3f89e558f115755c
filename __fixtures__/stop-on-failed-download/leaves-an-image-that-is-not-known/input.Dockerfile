FROM example/image
RUN curl -fsSL https://example.org/a | sh
