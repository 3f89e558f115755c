FROM python:3.11-slim
RUN useradd app
RUN pip install uvicorn
USER app
CMD ["uvicorn", "main:app"]
