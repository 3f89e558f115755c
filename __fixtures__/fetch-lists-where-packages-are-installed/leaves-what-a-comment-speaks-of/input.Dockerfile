FROM debian:12
# Fetch the lists for all that follows
RUN apt-get update
RUN apt-get install -y git
