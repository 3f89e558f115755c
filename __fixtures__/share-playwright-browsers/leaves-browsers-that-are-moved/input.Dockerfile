FROM python:3.12-slim
RUN pip install playwright && playwright install chromium
RUN useradd -m app && mkdir -p /home/app/.cache && mv /root/.cache/ms-playwright /home/app/.cache/ && chown -R app /home/app
USER app
CMD ["python", "app.py"]
