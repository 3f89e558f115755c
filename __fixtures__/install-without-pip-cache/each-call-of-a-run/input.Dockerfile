FROM python:3.12
RUN pip install --upgrade pip \
    && python -m pip install flask gunicorn \
    && pip3 install --user black
