FROM python:3.11-slim
RUN useradd --create-home app
USER app
WORKDIR /home/app
COPY --chown=app requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
ENV PATH=/home/app/.local/bin:$PATH
COPY --chown=app . .
CMD ["gunicorn", "-b", "0.0.0.0:8000", "api:app"]
