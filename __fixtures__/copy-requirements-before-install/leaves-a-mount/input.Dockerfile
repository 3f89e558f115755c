FROM python:3.11-slim
WORKDIR /app
RUN --mount=type=bind,source=requirements.txt,target=requirements.txt pip install -r requirements.txt
COPY . .
