FROM python:3.11-slim
RUN useradd -m -s /bin/bash app
USER app
CMD ["python", "app.py"]
