FROM python:3.12 AS build
RUN python -m venv /build/venv && /build/venv/bin/pip install gunicorn
FROM python:3.12-slim
COPY --from=build /build/venv /venv
ENV PATH=/venv/bin:$PATH
CMD ["python", "-m", "gunicorn", "app:app"]
