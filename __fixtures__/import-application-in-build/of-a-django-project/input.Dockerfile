FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1
WORKDIR /code
COPY . /code
RUN pip install -r requirements.txt
ENTRYPOINT ["gunicorn"]
CMD ["shop.wsgi", "--bind", "0.0.0.0:8000"]
