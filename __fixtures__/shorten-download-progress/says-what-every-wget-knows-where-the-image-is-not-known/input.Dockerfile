FROM example/image
RUN wget https://example.org/a && wget -P /opt https://example.org/b
