FROM python:3.12
WORKDIR /app
COPY app.py ./
ENV PORT=8000
HEALTHCHECK --interval=30s CMD ["sh", "-c", "exec curl -f http://localhost:$PORT/health"]
CMD ["python", "app.py"]
