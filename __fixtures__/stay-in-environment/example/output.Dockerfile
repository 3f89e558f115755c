FROM python:3.11-slim
WORKDIR /srv
RUN python -m venv venv
ENV VIRTUAL_ENV=/srv/venv \
    PATH=/srv/venv/bin:$PATH
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY . .
CMD ["python", "main.py"]
