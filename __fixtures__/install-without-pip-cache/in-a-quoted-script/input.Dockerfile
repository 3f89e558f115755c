FROM python:3.12
RUN bash -c "source /venv/bin/activate && pip install flask"
