FROM debian:12
RUN export A=b && make
RUN A=b make
RUN export -p
RUN export A=b > /dev/null
