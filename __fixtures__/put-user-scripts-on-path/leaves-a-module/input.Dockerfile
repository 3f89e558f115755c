FROM python:3.11-slim
RUN pip install --user uvicorn
CMD ["python", "-m", "uvicorn", "main:app"]
