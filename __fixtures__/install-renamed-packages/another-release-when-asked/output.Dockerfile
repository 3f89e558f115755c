FROM ubuntu:24.04
RUN apt-get update && apt-get install -y libgl1 libglib2.0-0
