FROM python:3.12-slim
RUN groupadd -r web && useradd -r -g web web \
    && mkdir -p /home/web/.local /home/web/.cache \
    && chown -R web:web /home/web
WORKDIR /srv
COPY requirements.txt .
USER web
RUN pip install --user -r requirements.txt
CMD ["python", "serve.py"]
