FROM python:3.12-slim
WORKDIR /srv
COPY backend/requirements.txt ./
RUN pip install -r requirements.txt
COPY backend/ ./
RUN python manage.py collectstatic --noinput
CMD ["gunicorn", "shop.wsgi", "-b", "0.0.0.0:8000"]
