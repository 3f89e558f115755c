FROM python:3.11-slim AS builder
RUN useradd -m build
USER build
WORKDIR /home/build
COPY --chown=build requirements.txt .
# pip may not write to /usr/local here and installs for the user
RUN pip install --no-cache-dir -r requirements.txt

FROM python:3.11-slim
RUN useradd -r api
ENV PORT=8000 \
    PATH=/usr/share/api/bin:$PATH \
    PYTHONUSERBASE=/usr/share/api
COPY --from=builder /home/build/.local /usr/share/api
COPY . /srv
WORKDIR /srv
USER api
CMD ["python", "serve.py"]
