FROM python:3.12-slim
WORKDIR /srv
ENV PIPENV_VENV_IN_PROJECT=1
RUN pip install --no-cache-dir pipenv
COPY Pipfile Pipfile.lock ./
RUN pipenv install --deploy
COPY . .
CMD ["/srv/.venv/bin/gunicorn", "site:app"]
