FROM python:3.12-slim
RUN groupadd -r web && useradd -r -g web web && python -m venv /env && chown -R web:web /env
ENV PATH=/env/bin:$PATH
COPY requirements.txt .
USER web
RUN pip install -r requirements.txt
CMD ["python", "serve.py"]
