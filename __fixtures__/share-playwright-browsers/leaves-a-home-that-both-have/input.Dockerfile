FROM python:3.12-slim
ENV HOME=/srv
RUN pip install playwright && playwright install chromium
RUN useradd app
USER app
CMD ["python", "app.py"]
