FROM python:3.12-slim AS one
WORKDIR /one
RUN pip install uv && uv venv
RUN . .venv/bin/activate

FROM python:3.12-alpine
RUN pip install virtualenv && virtualenv -p python3 /two
RUN source /two/bin/activate
COPY --from=one /one /one
