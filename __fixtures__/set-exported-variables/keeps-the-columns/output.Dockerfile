FROM      debian:12
ENV       LD_LIBRARY_PATH=/usr/local/lib
RUN       make
CMD       ["service"]
