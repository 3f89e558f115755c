FROM python:3.11-slim
WORKDIR /app
RUN echo flask > requirements.txt && pip install -r requirements.txt
COPY . .
