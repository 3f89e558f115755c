FROM python:3.12-slim
RUN useradd -m app
WORKDIR /app
COPY main.py ./
USER app
RUN chown -R app:app /app
CMD ["python", "main.py"]
