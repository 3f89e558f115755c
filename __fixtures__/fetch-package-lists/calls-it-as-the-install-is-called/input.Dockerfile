FROM debian:12
RUN apt-get update && apt-get install -y sudo && rm -rf /var/lib/apt/lists/*
RUN sudo -E apt-get install -y curl
RUN bash -c "apt-get install -y graphviz"
