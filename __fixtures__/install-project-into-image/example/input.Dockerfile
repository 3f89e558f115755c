FROM python:3.12-slim
WORKDIR /srv
RUN pip install --no-cache-dir pipenv
COPY Pipfile Pipfile.lock ./
RUN pipenv install --deploy
COPY . .
CMD ["gunicorn", "site:app"]
