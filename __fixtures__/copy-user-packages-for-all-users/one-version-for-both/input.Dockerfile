ARG PYTHON=3.11
FROM python:${PYTHON}-slim AS packages
COPY requirements.txt .
RUN pip install --user --no-cache-dir -r requirements.txt

FROM python:${PYTHON}-slim
WORKDIR /srv
COPY --from=packages /root/.local /root/.local
COPY . .
USER 1000
CMD ["uvicorn", "site:app"]
