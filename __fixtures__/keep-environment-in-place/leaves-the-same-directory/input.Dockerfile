FROM python:3.12 AS build
RUN python -m venv /venv && /venv/bin/pip install gunicorn
FROM python:3.12-slim
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH
CMD ["gunicorn", "app:app"]
