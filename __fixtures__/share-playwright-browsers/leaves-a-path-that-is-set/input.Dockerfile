FROM python:3.12-slim
ENV PLAYWRIGHT_BROWSERS_PATH=/opt/browsers
RUN pip install playwright && playwright install chromium
RUN useradd -m app
USER app
CMD ["python", "app.py"]
