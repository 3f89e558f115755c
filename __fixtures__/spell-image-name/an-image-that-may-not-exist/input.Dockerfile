FROM MyBase:3
RUN true
