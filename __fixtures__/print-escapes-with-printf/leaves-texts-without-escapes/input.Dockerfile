FROM debian:12-slim
RUN echo "a b" && echo "a\\nb" && printf "a\nb"
