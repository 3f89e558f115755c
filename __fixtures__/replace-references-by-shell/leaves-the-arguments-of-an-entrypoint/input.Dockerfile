FROM python:3.11-slim
COPY . .
ENTRYPOINT ["./start"]
CMD ["uvicorn", "main:app", "--port", "$PORT"]
