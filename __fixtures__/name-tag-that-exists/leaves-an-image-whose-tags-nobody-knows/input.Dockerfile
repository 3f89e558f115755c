FROM example/tools:9
RUN true
