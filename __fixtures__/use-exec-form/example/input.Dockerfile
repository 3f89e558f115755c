FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt
CMD gunicorn app:app --bind 0.0.0.0:8000 --worker-tmp-dir "/dev/shm"
