FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 \
    PATH=/root/.local/bin:$PATH
RUN pip install --user uvicorn
CMD uvicorn main:app --host 0.0.0.0
