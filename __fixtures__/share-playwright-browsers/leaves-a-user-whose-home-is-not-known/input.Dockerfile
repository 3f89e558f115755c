FROM python:3.12-slim
ARG APP_USER
RUN pip install playwright && playwright install chromium
USER $APP_USER
CMD ["python", "app.py"]
