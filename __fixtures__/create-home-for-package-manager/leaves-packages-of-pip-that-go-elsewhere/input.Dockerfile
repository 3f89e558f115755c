FROM python:3.12-slim
RUN groupadd -r web && useradd -r -g web web && mkdir /packages && chown web:web /packages
ENV PYTHONUSERBASE=/packages
COPY requirements.txt .
USER web
RUN pip install --user -r requirements.txt
CMD ["python", "serve.py"]
