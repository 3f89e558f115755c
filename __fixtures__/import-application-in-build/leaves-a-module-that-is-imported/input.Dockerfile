FROM python:3.11-slim
WORKDIR /srv
COPY . .
RUN pip install -r requirements.txt && python -c 'import app.main'
CMD uvicorn app.main:app
