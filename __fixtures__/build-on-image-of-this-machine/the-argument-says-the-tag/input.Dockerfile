ARG TAG=3.11
FROM hypriot/rpi-python:$TAG
RUN pip install flask
