FROM python:3.11-slim AS deps
COPY requirements.txt /tmp/
RUN pip install --user -r /tmp/requirements.txt

FROM python:3.11-slim
COPY --from=deps /root/.local /opt/deps
ENV PYTHONUNBUFFERED=1 PATH="/opt/deps/bin:${PATH}"
WORKDIR /code
COPY . .
USER nobody
CMD [ \
  "uvicorn", \
  "service:app", \
  "--host", "0.0.0.0" \
]
