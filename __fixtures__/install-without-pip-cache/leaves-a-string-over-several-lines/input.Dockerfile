FROM python:3.12
RUN ["/bin/bash", "-c", "source x && pip install -q jupyter && \
  python setup.py -q develop"]
