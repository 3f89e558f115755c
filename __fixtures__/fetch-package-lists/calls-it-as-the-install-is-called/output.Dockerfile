FROM debian:12
RUN apt-get update && apt-get install -y sudo && rm -rf /var/lib/apt/lists/*
RUN sudo apt-get update && sudo -E apt-get install -y curl && sudo rm -rf /var/lib/apt/lists/*
RUN bash -c "apt-get update && apt-get install -y graphviz" && rm -rf /var/lib/apt/lists/*
