FROM python:3.12 AS build
RUN python -m venv /root/venv && /root/venv/bin/pip install gunicorn
FROM python:3.12-slim
COPY --from=build /root/venv /venv
ENV PATH=/venv/bin:$PATH
USER nobody
CMD ["gunicorn", "app:app"]
