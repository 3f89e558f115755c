FROM example/image
RUN apt-get install -y wget && wget --progress=dot:giga https://example.org/a
