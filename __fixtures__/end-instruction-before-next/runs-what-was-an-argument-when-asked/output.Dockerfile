FROM debian:12-slim
RUN echo it is done
   # don't stop

RUN echo more
