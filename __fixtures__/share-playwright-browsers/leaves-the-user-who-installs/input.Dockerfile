FROM python:3.12-slim
RUN useradd -m app
RUN pip install playwright && playwright install-deps
USER app
RUN playwright install chromium
CMD ["python", "app.py"]
