FROM debian:12
RUN apt-get update && apt-get install -y git ca-certificates
RUN git clone https://code.videolan.org/videolan/x264.git && git clone https://code.videolan.org/videolan/x264.git other
