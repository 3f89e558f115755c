FROM python:3.11-slim
RUN useradd -u 1000 -m -s /bin/bash app
USER 1000
CMD ["python", "app.py"]
