FROM python:3.8
RUN python3 -m pip install jsbeautifier
RUN python3 -m pip install jsbeautifier cssbeautifier
