FROM python:3.12-slim
COPY requirements.txt .
USER 1001
RUN pip install -r requirements.txt
CMD ["uvicorn", "site:app"]
