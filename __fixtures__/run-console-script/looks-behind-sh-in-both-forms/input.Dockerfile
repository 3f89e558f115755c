FROM python:3.11-slim AS deps
RUN pip install --user uvicorn

FROM python:3.11-slim
ENV PATH=/deps/bin:$PATH PORT=8000
COPY --from=deps /root/.local /deps
WORKDIR /srv
COPY service.py .
HEALTHCHECK CMD sh -c 'python -m uvicorn --help'
CMD ["sh", "-c", "test -f service.py && exec python3 -m uvicorn service:app --host 0.0.0.0 --port ${PORT}"]
