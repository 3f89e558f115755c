FROM example/image
RUN apt-get install -y wget && wget https://example.org/a
