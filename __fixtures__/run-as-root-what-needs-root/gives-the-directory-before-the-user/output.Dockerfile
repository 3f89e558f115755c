FROM python:3.12-slim
RUN useradd -m app
WORKDIR /app
COPY main.py ./
RUN chown -R app:app /app
USER app
CMD ["python", "main.py"]
