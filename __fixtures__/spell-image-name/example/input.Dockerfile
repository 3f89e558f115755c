FROM Ubuntu:24.04
RUN apt-get update
