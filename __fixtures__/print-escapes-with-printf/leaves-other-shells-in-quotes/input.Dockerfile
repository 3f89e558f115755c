FROM debian:12-slim
RUN sh -c 'echo "a\nb"' && echo "a \"b\"\n"
