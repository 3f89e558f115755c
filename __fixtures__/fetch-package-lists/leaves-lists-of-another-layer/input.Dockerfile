FROM debian:12
RUN apt-get update
RUN apt-get install -y curl && apt-get clean
RUN apt-get install -y graphviz
