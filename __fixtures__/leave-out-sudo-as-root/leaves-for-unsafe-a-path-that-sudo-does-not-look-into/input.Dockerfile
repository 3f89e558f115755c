FROM debian:12
RUN apt-get update && apt-get install -y sudo
ENV PATH=/opt/conda/bin:$PATH
RUN sudo pip install flask
