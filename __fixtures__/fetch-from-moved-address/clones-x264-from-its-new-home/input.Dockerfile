FROM debian:12
RUN apt-get update && apt-get install -y git ca-certificates
RUN git clone git://git.videolan.org/x264 && git clone git://git.videolan.org/x264.git other
