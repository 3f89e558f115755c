FROM debian:12-slim
RUN a=`(cd / && ls)` && echo "$a"
