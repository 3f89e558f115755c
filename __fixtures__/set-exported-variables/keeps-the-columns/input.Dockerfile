FROM      debian:12
RUN       export LD_LIBRARY_PATH=/usr/local/lib
RUN       make
CMD       ["service"]
