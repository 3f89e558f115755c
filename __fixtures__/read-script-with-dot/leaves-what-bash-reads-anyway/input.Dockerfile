FROM debian:12
RUN bash -c "source /etc/os-release && echo $ID > /id"
SHELL ["/bin/bash", "-c"]
RUN source /etc/os-release && echo "$ID" > /id
