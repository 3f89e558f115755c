FROM python:3.12 AS packages
COPY requirements.txt .
RUN pip install --user --no-cache-dir -r requirements.txt

FROM python:3.12-slim
WORKDIR /srv
RUN useradd -m web
COPY --from=packages /root/.local /home/web/.local
ENV PATH=/home/web/.local/bin:$PATH
COPY . .
USER web
CMD ["uvicorn", "site:app"]
