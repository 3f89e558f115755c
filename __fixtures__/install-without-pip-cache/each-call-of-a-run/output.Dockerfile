FROM python:3.12
RUN pip install --no-cache-dir --upgrade pip \
    && python -m pip install --no-cache-dir flask gunicorn \
    && pip3 install --no-cache-dir --user black
