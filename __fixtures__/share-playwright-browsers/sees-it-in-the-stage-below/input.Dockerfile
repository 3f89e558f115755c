FROM python:3.12 AS base
RUN pip install playwright
RUN playwright install chromium

FROM base
RUN useradd -m app
USER app
CMD ["python", "app.py"]
