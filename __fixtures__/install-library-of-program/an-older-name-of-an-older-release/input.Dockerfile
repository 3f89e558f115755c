FROM ubuntu:16.04
RUN apt-get update && apt-get install -y python3-pip
RUN python3 -c "import cv2"
