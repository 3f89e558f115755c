FROM python:3.11-slim AS deps
COPY requirements.txt /
RUN pip install --user -r /requirements.txt

FROM python:3.11-slim AS build
COPY --from=deps /root/.local /root/.local
ENV PATH=/root/.local/bin:$PATH
WORKDIR /src
COPY . .
RUN python manage.py collectstatic --noinput

FROM python:3.11-slim AS runtime
RUN adduser --system --group django
COPY --from=build --chown=django:django /root/.local /home/django/.local
COPY --from=build --chown=django:django /src /srv/site
ENV PYTHONUNBUFFERED=1 PATH=/home/django/.local/bin:$PATH
WORKDIR /srv/site
USER django
CMD ["gunicorn", "site.wsgi", "--bind", "0.0.0.0:8000"]
