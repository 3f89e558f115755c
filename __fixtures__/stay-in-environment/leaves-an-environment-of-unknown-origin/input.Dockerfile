FROM python:3.11-slim
WORKDIR /srv
COPY . .
RUN . venv/bin/activate
RUN pip install -r requirements.txt
