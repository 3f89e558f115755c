FROM example/image
RUN wget -q https://example.org/a && wget -q -P /opt https://example.org/b
