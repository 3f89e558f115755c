FROM python:3.12 AS packages
COPY requirements.txt .
RUN pip install --user --no-cache-dir -r requirements.txt

FROM python:3.12-slim
WORKDIR /srv
COPY --from=packages /root/.local /root/.local
ENV PATH=/root/.local/bin:$PATH
COPY . .
USER 1000
CMD ["uvicorn", "site:app"]
