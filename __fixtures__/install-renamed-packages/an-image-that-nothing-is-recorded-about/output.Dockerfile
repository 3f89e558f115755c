FROM registry.example.org/notebook:7
RUN apt-get update && apt-get install -y git ffmpeg
