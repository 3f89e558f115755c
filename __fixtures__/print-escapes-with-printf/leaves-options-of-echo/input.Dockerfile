FROM debian:12-slim
RUN echo -e "a\nb" && echo -n "a\nb" && echo "-e a\nb"
