FROM golang:1.22
RUN export PATH=$PATH:/usr/local/go/bin
ENV MODE=fast
RUN export MODE=fast
RUN export LEVEL=1
ENV LEVEL=2
CMD ["go", "version"]
