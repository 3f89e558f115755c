FROM python:3.12-slim
WORKDIR /srv
RUN pip install --no-cache-dir poetry==1.8.3
COPY pyproject.toml poetry.lock ./
ENV POETRY_VIRTUALENVS_CREATE=false
RUN poetry install --only main --no-root
COPY . .
CMD ["uvicorn", "site:app"]
