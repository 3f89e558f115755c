FROM python:3.12-slim
WORKDIR /srv
RUN pip install --no-cache-dir pipenv
COPY Pipfile Pipfile.lock ./
RUN pip install --upgrade pip && pipenv install --system --deploy --ignore-pipfile && rm -rf /root/.cache
COPY . .
CMD gunicorn --bind :8000 site:app
