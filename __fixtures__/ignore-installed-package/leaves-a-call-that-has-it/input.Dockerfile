FROM ubuntu:20.04
RUN apt-get update && apt-get install -y python3-pip \
    && pip3 install wheel \
    && pip3 install --ignore-installed seaborn tqdm \
    && pip3 install gunicorn
